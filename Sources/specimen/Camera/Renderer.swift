import CRsvg
import Foundation
import Imaging

/// Draws SVG by librsvg.
struct Renderer: Sendable {
  /// Most samples of a drawing: 4 million pixels.
  private static let mostSamples = 12_000_000

  /// Checks that the fonts are there, before anything is drawn.
  ///
  /// - Throws: ``SpecimenError`` that names the Debian packages to install.
  init() throws(SpecimenError) {
    let needed = ["OCR B", "Liberation Sans", "DejaVu Sans", "DejaVu Serif"]
    let families = try Self.installedFamilies()
    let missing = needed.filter { !families.contains($0) }
    guard missing.isEmpty else { throw .fontsMissing(missing) }
  }

  /// The pixels of a drawing in its own size, on white.
  ///
  /// - Throws: ``SpecimenError`` with the library's own words when it fails.
  func pixels(of drawing: String) throws(SpecimenError) -> Pixels {
    let text = drawing.utf8.map { CChar(bitPattern: $0) }
    var message = [CChar](repeating: 0, count: 400)
    var (width, height) = (Int32(0), Int32(0))
    // Memory that is not written is not used, and only what is written is copied.
    let samples = unsafe [UInt8](unsafeUninitializedCapacity: Self.mostSamples) { buffer, count in
      let status = unsafe crsvg_draw(
        text, text.count, buffer.baseAddress, buffer.count, &width, &height, &message,
        message.count)
      count = status == 0 ? Int(width) * Int(height) * 3 : 0
    }
    guard !samples.isEmpty else {
      let words = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw .renderer(String(decoding: words, as: UTF8.self))
    }
    return Pixels(
      width: Int(width), height: Int(height), channels: 3, bytes: Array(samples[...]))
  }

  private static func installedFamilies() throws(SpecimenError) -> Set<String> {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["fc-list", ":", "family"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { throw .fontListMissing }
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw .fontListMissing }
    return Set(said.split(whereSeparator: { $0 == "\n" || $0 == "," }).map(String.init))
  }
}
