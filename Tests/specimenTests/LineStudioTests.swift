import Foundation
import Imaging
import Randomness
import Recognition
import Testing

@testable import specimen

@Suite struct LineStudioTests {
  private func lines(seed: UInt64, blocks: Int = 1) throws -> [DrawnLine] {
    var studio = try LineStudio()
    return try (0..<blocks).flatMap { block in
      var random = SeededRandom(seed: seed, stream: "lines \(block)")
      return try studio.lines(by: &random)
    }
  }

  @Test func theSameSeedGivesTheSameLines() throws {
    #expect(try lines(seed: 7, blocks: 3) == lines(seed: 7, blocks: 3))
  }

  @Test func anotherSeedGivesOtherLines() throws {
    let (some, others) = (try lines(seed: 7, blocks: 3), try lines(seed: 8, blocks: 3))
    #expect(Set(some.map(\.text)).isDisjoint(with: others.map(\.text)))
  }

  @Test func linesAreGreyAndAsHighAsAReaderCutsThem() throws {
    for line in try lines(seed: 9, blocks: 10) {
      #expect(line.pixels.channels == 1)
      #expect([36, 40, 48, 56].contains(line.pixels.height))
      #expect(line.pixels.width > 4 * line.pixels.height)
    }
  }

  // Some are hardly legible on purpose; were text and picture mixed up, none would be read.
  @Test func whatStandsOnALineIsItsText() throws {
    let models = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/spoolproof/Resources/models").standardized
    let reader = try TextReader(model: "mrz", folder: models.path)
    let lines = try lines(seed: 10, blocks: 25)
    let right = lines.count { line in
      reader.read(line.pixels, layout: .rawLine).first?.text == line.text
    }
    #expect(lines.count > 40)
    #expect(Double(right) > 0.8 * Double(lines.count))
  }
}
