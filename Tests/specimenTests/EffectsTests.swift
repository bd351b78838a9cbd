import Foundation
import Randomness
import Testing

@testable import specimen

@Suite struct EffectsTests {
  private func parsed(_ text: String, seed: UInt64 = 1) throws -> Effects {
    var random = SeededRandom(seed: seed)
    return try Effects.parsed(text, by: &random)
  }

  @Test func settingsChangeWhatAStyleSays() throws {
    let effects = try parsed("scan,degrees=7,exif=6,ground=desk")
    #expect(effects.degrees == 7)
    #expect(effects.exif == 6)
    #expect(effects.ground == .desk)
    #expect(effects.noise > 0)
  }

  @Test func noneLeavesTheDrawingAlone() throws {
    #expect(try parsed("none") == Effects())
  }

  @Test(arguments: [
    "polaroid", "blur", "blur=", "blur=soft", "blur=21", "exif=9", "exif=0", "quarterTurns=4",
    "ground=moon", "sepia=1", "/nowhere/effects.json", "degrees=nan", "across=inf",
  ])
  func whatIsNotUnderstoodIsSaid(text: String) {
    #expect(throws: SpecimenError.self) { _ = try parsed(text) }
  }

  @Test func aFileHasTheSameSettings() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(#"{ "ground": "paper", "blur": 1.5, "exif": 3 }"#.utf8).write(to: file)
    let effects = try parsed(file.path)
    #expect(effects == (try parsed("ground=paper,blur=1.5,exif=3")))
    try Data("[]".utf8).write(to: file)
    #expect(throws: SpecimenError.self) { _ = try parsed(file.path) }
  }

  @Test(arguments: Effects.Style.allCases) func stylesStayWithinTheSettingsRanges(
    style: Effects.Style
  ) {
    for seed in 0..<200 {
      var random = SeededRandom(seed: UInt64(seed))
      let effects = Effects.styled(style, by: &random)
      #expect((1...100).contains(effects.quality))
      #expect((1...8).contains(effects.exif))
      #expect((0...0.4).contains(effects.perspective))
      #expect((-45...45).contains(effects.degrees))
      #expect(effects.ground != .none)
    }
  }
}
