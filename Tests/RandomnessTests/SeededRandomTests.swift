import Testing

import Randomness

@Suite struct SeededRandomTests {
  @Test func itIsSplitMix64() {
    // The first values of the reference implementation for the seed 1234567.
    var random = SeededRandom(seed: 1_234_567)
    let drawn = (0..<3).map { _ in random.next() }
    #expect(
      drawn == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func streamsOfOneSeedDiffer() {
    var first = SeededRandom(seed: 1, stream: "job 1")
    var second = SeededRandom(seed: 1, stream: "job 2")
    #expect(first.next() != second.next())
  }

  @Test(arguments: [2, 3, 10, 1_000]) func numbersStayBelowTheirBoundAndReachItsEnds(bound: Int) {
    var random = SeededRandom(seed: 5)
    let drawn = Set((0..<bound * 40).map { _ in random.below(bound) })
    #expect(drawn.min() == 0)
    #expect(drawn.max() == bound - 1)
  }

  @Test func theBellHasTheMeanAndTheDeviationThatItPromises() {
    var random = SeededRandom(seed: 6)
    let drawn = (0..<20_000).map { _ in random.bell() }
    let mean = drawn.reduce(0, +) / Double(drawn.count)
    let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(drawn.count)
    #expect(abs(mean) < 0.03)
    #expect(abs(variance - 1) < 0.05)
  }

  @Test(arguments: [("A9999999", 8), ("99999999", 8), ("AA-99", 5)])
  func numbersKeepTheirForm(form: String, length: Int) {
    var random = SeededRandom(seed: 7)
    for _ in 0..<200 {
      let number = random.number(form: form)
      #expect(number.count == length)
      for (shape, character) in zip(form, number) {
        switch shape {
        case "A": #expect(("A"..."Z").contains(character) && !"IOQ".contains(character))
        case "9": #expect(("0"..."9").contains(character))
        default: #expect(character == shape)
        }
      }
    }
  }
}
