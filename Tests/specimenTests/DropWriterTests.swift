import Foundation
import Imaging
import Proofing
import Randomness
import Testing

@testable import specimen

/// Draws for real: the fonts must be there.
@Suite(.serialized) struct DropWriterTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")

  private func write(_ numbers: ClosedRange<Int>, to name: String) throws -> [Label] {
    var writer = try DropWriter(folder: folder.appending(path: name), studio: Studio())
    writer.across = 200
    return try numbers.flatMap {
      try writer.writeJob($0, seed: 7, style: .scan, today: try day("2026-11-23")).labels
    }
  }

  private func files(_ name: String) throws -> [String: Data] {
    let top = folder.appending(path: name)
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: top.path) {
      found[path] = FileManager.default.contents(atPath: top.appending(path: path).path)
    }
    return found
  }

  @Test func jobsAreExactlyAsManyReproducibleAndTruthfullyLabelled() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let labels = try write(1...3, to: "a")
    #expect(try write(1...3, to: "b") == labels)
    let first = try files("a")
    #expect(first == (try files("b")))
    #expect(first.keys.filter { $0.hasSuffix("job.json") }.count == 3)
    #expect(first.keys.filter { $0.hasSuffix(".jpg") }.sorted() == labels.map(\.file).sorted())

    for label in labels {
      let name = label.file.prefix { $0 != "/" }
      let job = try #require(
        try JSONSerialization.jsonObject(with: first[name + "/job.json"] ?? Data())
          as? [String: Any])
      let claim = try #require(job["claim"] as? [String: Any])
      #expect(job["id"] as? String == String(name))
      #expect(claim["documentNumber"] as? String == label.fields["documentNumber"])
      #expect(claim["dateOfBirth"] as? String == label.fields["dateOfBirth"])
      let picture = try decode([UInt8](first[label.file] ?? Data()))
      #expect([picture.format.width, picture.format.height] == label.size)
      #expect(picture.format.orientation == label.exifOrientation)
      #expect((label.mrz != nil) == (label.kind == "passport"))
      #expect((label.barcodeText != nil) == (label.kind == "licenseBack"))
    }
  }

  @Test func aFolderWithAnythingInItIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "something"))
    let studio = try Studio()
    #expect(throws: SpecimenError.folderNotEmpty(folder.path)) {
      _ = try DropWriter(folder: folder, studio: studio)
    }
  }

  @Test func theBarcodeThatIsDrawnHoldsTheLabelsText() throws {
    var studio = try Studio()
    var random = SeededRandom(seed: 1)
    let person = try Identity.make()
    let shot = try studio.picture(of: .licenseBack, for: person, under: Effects(), by: &random)
    let label = try Label(
      file: "back.jpg", kind: .licenseBack, of: person, shot: shot, exif: 1,
      states: studio.resources)
    let grey = try decode(shot.file).pixels.gray()
    #expect(read(grey) == label.barcodeText)
  }
}
