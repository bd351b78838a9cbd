import Foundation
import Proofing
import Support
import Testing

@testable import Scoring

@Suite struct NoisyTextTests {
  private let channel = CharacterChannel(.starting)

  private func text(_ read: String, _ right: [Double]) -> NoisyText {
    NoisyText(read.unicodeScalars.map(\.value), right: right, channel: channel)
  }

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// The sum over all alignments, one by one.
  private func bruteForce(_ printed: ArraySlice<UInt32>, _ read: NoisyText, from: Int) -> Double {
    if printed.isEmpty, from == read.read.count { return 1 }
    var sum = 0.0
    if let character = printed.first {
      sum += channel.deletion * bruteForce(printed.dropFirst(), read, from: from)
      if from < read.read.count {
        let chance = channel.emission(character, read.read[from], right: read.right[from])
        sum += chance * bruteForce(printed.dropFirst(), read, from: from + 1)
      }
    }
    if from < read.read.count {
      let inserted = (1 - read.right[from]) * channel.insertion
      sum += inserted * bruteForce(printed, read, from: from + 1)
    }
    return sum
  }

  /// The same with exactly one character printed as another.
  private func bruteForceNearly(_ printed: ArraySlice<UInt32>, _ read: NoisyText, from: Int)
    -> Double
  {
    guard let character = printed.first else { return 0 }
    var sum = channel.deletion * bruteForceNearly(printed.dropFirst(), read, from: from)
    if from < read.read.count {
      let chance = channel.emission(character, read.read[from], right: read.right[from])
      sum += chance * bruteForceNearly(printed.dropFirst(), read, from: from + 1)
      sum += (1 - chance) * bruteForce(printed.dropFirst(), read, from: from + 1)
      let inserted = (1 - read.right[from]) * channel.insertion
      sum += inserted * bruteForceNearly(printed, read, from: from + 1)
    }
    return sum
  }

  private func draw(_ numbers: inout Numbers, _ counts: ClosedRange<Int>) -> String {
    let alphabet = Array("AB08O1I5S")
    return String(
      (0..<Int.random(in: counts, using: &numbers)).map { _ in
        alphabet.randomElement(using: &numbers) ?? "A"
      })
  }

  @Test func theForwardSumIsTheSumOverAllAlignments() {
    var numbers = Numbers(state: 1)
    for _ in 0..<300 {
      let printed = scalars(draw(&numbers, 0...5))
      let read = draw(&numbers, 0...5)
      let noisy = text(read, read.map { _ in Double.random(in: 0.05...0.9995, using: &numbers) })
      let sum = bruteForce(printed[...], noisy, from: 0)
      #expect(abs(exp2(noisy.likelihood(of: printed)) - sum) <= 1e-12 * max(sum, 1e-30))
      let parted = noisy.likelihoods(
        ofAll: [Array(printed.prefix(2)), Array(printed.prefix(1))],
        endingIn: Array(printed.dropFirst(2)))
      #expect(abs(exp2(parted[0]) - sum) <= 1e-12 * max(sum, 1e-30))
      guard !printed.isEmpty else { continue }
      let nearly = bruteForceNearly(printed[...], noisy, from: 0) / Double(printed.count * 35)
      let found = exp2(noisy.likelihood(nearly: printed, alphabet: 36))
      #expect(abs(found - nearly) <= 1e-12 * max(nearly, 1e-30))
    }
  }

  @Test func theLongestTextsNeitherUnderflowNorGiveNaN() {
    let printed = scalars(String(repeating: "W", count: 60))
    for right in [1.0 / 36, 0.5, 0.9999] {
      let noisy = text(
        String(repeating: "7", count: 60), Array(repeating: right, count: 60))
      #expect(noisy.read.count == NoisyText.limit)
      #expect(noisy.likelihood(of: printed).isFinite)
      #expect(noisy.likelihood(nearly: printed, alphabet: 36).isFinite)
      #expect(noisy.likelihood(of: []).isFinite)
    }
    #expect(text("", []).likelihood(of: printed).isFinite)
    #expect(text("", []).likelihood(of: []) == 0)
  }

  @Test func aKnownConfusionIsLikelierThanAnother() {
    let noisy = text("O", [0.7])
    #expect(noisy.likelihood(of: scalars("0")) > noisy.likelihood(of: scalars("W")))
    // 0 is often read as O, and O more seldom as 0.
    #expect(
      noisy.likelihood(of: scalars("0")) > text("0", [0.7]).likelihood(of: scalars("O")))
  }

  @Test func whatWasReadIsLikeliestWhereItIsSure() {
    let noisy = text("B8512340", Array(repeating: 0.999, count: 8))
    let own = noisy.likelihood(of: scalars("B8512340"))
    for other in ["B8512390", "B851234", "B85123400", "X8512340"] {
      #expect(noisy.likelihood(of: scalars(other)) < own - 5)
    }
  }
}
