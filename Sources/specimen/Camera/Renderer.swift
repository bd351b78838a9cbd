import Foundation
import Imaging

/// Draws SVG by librsvg's `rsvg-convert`, one process a drawing.
struct Renderer: Sendable {
  /// Checks that the program and the fonts are there, before anything is drawn.
  ///
  /// - Throws: ``SpecimenError`` that names the Debian packages to install.
  init() throws(SpecimenError) {
    guard let version = try? Self.run(["rsvg-convert", "--version"]), version.status == 0 else {
      throw .rendererMissing
    }
    let needed = ["OCR B", "Liberation Sans", "DejaVu Sans", "DejaVu Serif"]
    guard let fonts = try? Self.run(["fc-list", ":", "family"]), fonts.status == 0 else {
      throw .fontsMissing(needed)
    }
    let families = Set(
      fonts.output.split(whereSeparator: { $0 == "\n" || $0 == "," }).map(String.init))
    let missing = needed.filter { !families.contains($0) }
    guard missing.isEmpty else { throw .fontsMissing(missing) }
  }

  /// The pixels of a drawing in its own size.
  ///
  /// - Throws: ``SpecimenError`` with the program's own words when it fails.
  func pixels(of drawing: String) throws(SpecimenError) -> Pixels {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "specimen-" + UUID().uuidString)
    let (source, target) = (folder.appending(path: "a.svg"), folder.appending(path: "a.png"))
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try Data(drawing.utf8).write(to: source)
      let done = try Self.run(["rsvg-convert", "--output", target.path, source.path])
      guard done.status == 0 else { throw SpecimenError.renderer(done.errors) }
      return try decode([UInt8](Data(contentsOf: target))).pixels
    } catch let error as SpecimenError {
      throw error
    } catch {
      throw .renderer("\(error)")
    }
  }

  private struct Ending {
    var status: Int32
    var output: String
    var errors: String
  }

  private static func run(_ words: [String]) throws -> Ending {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Neither program says more on its second channel than a pipe holds (64 KiB).
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ending(
      status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }
}
