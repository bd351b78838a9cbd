/// Random numbers that depend on a seed alone: the same seed gives the same numbers everywhere.
///
/// Source: SplitMix64, S. Vigna, "prng.di.unimi.it/splitmix64.c" (public domain).
struct SeededNumbers: Sendable {
  private var state: UInt64

  /// One of many streams of a seed, which have nothing to do with each other.
  ///
  /// - Parameters:
  ///   - seed: What the user chose.
  ///   - stream: What the stream is for; its bytes are hashed (FNV-1a, 64 bits).
  init(seed: UInt64, stream: String) {
    state = stream.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    state = next() ^ seed
    state = next()
  }

  /// 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound` - 1; 0 when the bound is less than 2.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A whole number of a range, both ends included.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True with a probability from 0 to 1.
  mutating func happens(_ probability: Double) -> Bool {
    Double(next() >> 11) / 9_007_199_254_740_992 < probability
  }

  /// One of the elements; nil when there are none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// A text of a form: `A` becomes a letter, `9` a digit, anything else stays.
  ///
  /// Letters that are easily taken for digits are left out, as many issuers do.
  mutating func text(form: String) -> String {
    String(
      form.map { sign in
        switch sign {
        case "A": pick(Array("ABCDEFGHJKLMNPRSTVWXYZ")) ?? sign
        case "9": pick(Array("0123456789")) ?? sign
        default: sign
        }
      })
  }
}
