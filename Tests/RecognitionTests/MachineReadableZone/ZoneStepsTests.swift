import Foundation
import Testing

@testable import Recognition

@Suite struct ZoneStepsTests {
  private let format = MachineReadableZone.Format.td3

  /// Steps in which each character takes two, with a blank between them; a run of fillers is one blur,
  /// as networks have it.
  private func steps(_ text: String, sure: Double = 0.9999) -> ZoneSteps {
    var steps = ZoneSteps(blank: [], characters: [])
    for character in text {
      let place = CharacterNoise.index(of: character) ?? 0
      var row = [Double](repeating: (1 - sure) / 40, count: CharacterNoise.count)
      row[place] = sure
      if character == "<" {
        row = [Double](repeating: 1e-6, count: CharacterNoise.count)
        row[place] = 0.6
        steps.blank += [0.4, 0.4, 0.4]
        steps.characters += [row, row, row]
        continue
      }
      steps.blank += [1e-5, 1e-5, 0.9999]
      steps.characters += [
        row, row, [Double](repeating: 1e-6, count: CharacterNoise.count),
      ]
    }
    return steps
  }

  private func text(_ evidence: LineEvidence) -> String {
    String(
      zip(evidence.cells, format.alphabets[1]).map { cell, alphabet in
        let scores = zip(cell, CharacterNoise.weights(alphabet)).map { $0 + log($1) }
        return MachineReadableZone.characters[scores.indices.max { scores[$0] < scores[$1] } ?? 0]
      })
  }

  private let line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"

  @Test func aLineOfTheRightLengthIsItself() throws {
    let evidence = try #require(LineEvidence(steps(line), over: format.alphabets[1]))
    #expect(text(evidence) == line)
    #expect(evidence.fit > -0.3)
    #expect(evidence.cells.joined().allSatisfy { $0.isFinite })
  }

  @Test func aLostFillerIsPutBackWhereOneFits() throws {
    let short = line.replacing("<<<<<", with: "<<<<")
    let evidence = try #require(LineEvidence(steps(short), over: format.alphabets[1]))
    #expect(text(evidence) == line)
  }

  @Test func tooFewStepsSayNothing() {
    #expect(LineEvidence(steps("UTO"), over: format.alphabets[1]) == nil)
  }

  @Test func twoEnginesOutweighTheDoubtOfOne() throws {
    let sure = try #require(LineEvidence(steps(line), over: format.alphabets[1]))
    let wrong = line.replacing("UTO", with: "UT0")
    let unsure = try #require(
      LineEvidence(steps(wrong, sure: 0.6), over: format.alphabets[1]))
    #expect(text(sure.and(unsure)) == line)
    #expect(sure.and(unsure) == unsure.and(sure))
  }

  @Test func theLongestStretchLeavesOtherPrintOut() throws {
    let space = ZoneSteps(
      blank: [Double](repeating: 0.9999, count: 6),
      characters: Array(repeating: Array(repeating: 1e-6, count: CharacterNoise.count), count: 6))
    let parts = [steps("KARTA"), space, steps("PO"), space, steps(line), space, steps("9")]
    let all = ZoneSteps(
      blank: parts.flatMap(\.blank), characters: parts.flatMap(\.characters))
    let stretch = try #require(all.longestStretch)
    let count = Double(all.blank.count)
    #expect(stretch.lowerBound * count == Double(5 * 3 + 6 + 2 * 3 + 6))
    // The blank behind the last character is no longer its own.
    #expect(((1 - stretch.upperBound) * count).rounded() == Double(1 + 6 + 3))
  }

  @Test func aBlurOfFillersIsNoSpace() throws {
    let steps = steps(line.replacing("<", with: "<<<"))
    let stretch = try #require(steps.longestStretch)
    #expect(stretch.lowerBound == 0)
    #expect(((1 - stretch.upperBound) * Double(steps.blank.count)).rounded() == 1)
  }

  @Test func aLineWithoutCharactersHasNoStretch() {
    #expect(steps("").longestStretch == nil)
  }
}
