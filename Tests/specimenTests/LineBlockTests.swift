import Imaging
import Randomness
import Recognition
import Testing

@testable import specimen

@Suite struct LineBlockTests {
  private func blocks(_ count: UInt64) throws -> [LineBlock] {
    let names = try Resources().names
    return (0..<count).map { seed in
      var random = SeededRandom(seed: seed)
      return LineBlock.invented(names: names, by: &random)
    }
  }

  @Test func linesOfABlockAreEquallyLongAndHaveAZonesCharactersAlone() throws {
    for block in try blocks(250) {
      #expect((1...3).contains(block.lines.count))
      #expect(Set(block.lines.map(\.count)).count == 1)
      #expect(
        block.lines.joined().allSatisfy(Recognition.MachineReadableZone.characters.contains))
    }
  }

  @Test func mostBlocksAreZonesThatHold() throws {
    let zones = try blocks(500).count {
      Recognition.MachineReadableZone(lines: $0.lines)?.everyCheckHolds == true
    }
    #expect((370...430).contains(zones))
  }

  @Test func everyCharacterIsDrawnOften() throws {
    let drawn = try blocks(250).flatMap(\.lines).joined()
    for character in Recognition.MachineReadableZone.characters {
      #expect(drawn.count { $0 == character } > 100, "\(character)")
    }
  }

  @Test func rowsLieOnTheStripBelowEachOther() throws {
    for (seed, block) in try blocks(100).enumerated() {
      var random = SeededRandom(seed: UInt64(seed))
      let rows = block.drawing(by: &random).rows
      #expect(rows.count == block.lines.count)
      for row in rows {
        #expect(row.topLeft.x > 0 && row.topRight.x < 1)
        #expect(row.topLeft.y > 0 && row.bottomLeft.y < 1)
      }
      for (upper, lower) in zip(rows, rows.dropFirst()) {
        #expect(upper.bottomLeft.y < lower.topLeft.y)
      }
    }
  }

  // Outlined and inverted cuts of OCR-B would teach a model what no zone is printed in.
  @Test func onlyCutsThatZonesArePrintedInAreDrawn() throws {
    var drawn: [String: Int] = [:]
    for (seed, block) in try blocks(200).enumerated() {
      var random = SeededRandom(seed: UInt64(seed))
      let text = block.drawing(by: &random).text
      let face = try #require(text.firstMatch(of: /<g (font-[^>]*)?>\n<text/))
      drawn[face.output.1.map(String.init) ?? "", default: 0] += 1
    }
    #expect(
      Set(drawn.keys) == ["", "font-family=\"OCR B S\"", "font-style=\"oblique\""])
    #expect(drawn["", default: 0] > 100)
    #expect(drawn["font-style=\"oblique\"", default: 0] < 40)
  }
}
