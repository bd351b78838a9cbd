/// Random numbers that depend on a seed alone, for inventing people, documents and pictures: the same seed
/// gives the same numbers everywhere.
///
/// The standard library's `random(in:using:)` may draw differently in another release, so that
/// every draw stands here. Source: SplitMix64, S. Vigna, "prng.di.unimi.it/splitmix64.c" (public
/// domain): a counter that grows by the golden ratio, and a mix of its bits. Inlined, since every pixel of
/// a picture takes some.
public struct SeededRandom: Sendable {
  @usableFromInline var state: UInt64

  /// The stream of a seed.
  @inlinable
  public init(seed: UInt64) { state = seed }

  /// One of many streams of a seed that have nothing to do with each other.
  ///
  /// - Parameters:
  ///   - seed: What the user chose.
  ///   - name: What the stream is for; its bytes are hashed (FNV-1a, 64 bits).
  @inlinable
  public init(seed: UInt64, stream name: String) {
    let hash = name.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    var mixer = SeededRandom(seed: seed ^ hash)
    state = mixer.next()
  }

  /// 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound` - 1; 0 when the bound is less than 2.
  ///
  /// The bias of the multiplication is below 2^-32 for the small bounds that are used here.
  @inlinable
  public mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A whole number of a range, both ends included.
  @inlinable
  public mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// A number of a range.
  @inlinable
  public mutating func real(_ range: ClosedRange<Double>) -> Double {
    let unit = Double(next() >> 11) / 9_007_199_254_740_992
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }

  /// True with a probability from 0 to 1.
  @inlinable
  public mutating func happens(_ probability: Double) -> Bool { real(0...1) < probability }

  /// One of the elements; nil when there are none.
  @inlinable
  public mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// A number that is spread nearly as a normal distribution of mean 0 and deviation 1.
  ///
  /// The sum of eight bytes, which has a mean of 1,020 and a deviation of 209.02: whole numbers, and so
  /// the same on every machine.
  @inlinable
  public mutating func bell() -> Double {
    let bits = next()
    // Pairs of bytes are added side by side; the multiplication adds the four sums into the top.
    let pairs = (bits & 0x00ff_00ff_00ff_00ff) + ((bits >> 8) & 0x00ff_00ff_00ff_00ff)
    let sum = Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    return Double(sum - 1_020) / 209.02
  }

  /// A number of the given form: `A` becomes a letter, `9` a digit; other characters stay.
  ///
  /// It leaves out the letters I, O and Q, as issuers do.
  @inlinable
  public mutating func number(form: String) -> String {
    let letters = Array("ABCDEFGHJKLMNPRSTUVWXYZ")
    var text = ""
    for character in form {
      switch character {
      case "A": text.append(letters[below(letters.count)])
      case "9": text += String(below(10))
      default: text.append(character)
      }
    }
    return text
  }
}
