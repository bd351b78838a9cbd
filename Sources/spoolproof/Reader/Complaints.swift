/// What libraries wrote on a reader's standard error, of which only a kind is kept.
///
/// It may hold anything that stands in a picture, and whoever takes a reader over can write there: so none of it reaches a
/// log, a fault or a report. Only whether it holds one of a few words that runtimes say when a process ends is told.
struct Complaints {
  /// Bytes of it that are looked at.
  private static let looked = 8 << 10
  /// Bytes of it that are put up with.
  private static let endured = 1 << 20

  private var first: [UInt8] = []
  private var count = 0
  /// Whether no more can come.
  private(set) var hasEnded = false

  /// Whether there is no end to it.
  var isFlood: Bool { count > Self.endured }

  /// Adds what came.
  mutating func add(_ bytes: [UInt8], isLast: Bool) {
    count += bytes.count
    first += bytes.prefix(Self.looked - first.count)
    hasEnded = isLast
  }

  /// What the C library, the C++ runtime and Swift's say when they end a process, in an order in which the first one
  /// that is there tells most.
  private static let known: [(words: String, kind: String)] = [
    ("bad_alloc", "running out of memory"), ("emory exhausted", "running out of memory"),
    ("stack smashing detected", "a smashed stack"), ("double free", "a damaged heap"),
    ("free(): invalid", "a damaged heap"), ("malloc(): ", "a damaged heap"),
    ("corrupted ", "a damaged heap"), ("terminate called", "an uncaught exception"),
    ("Assertion", "a failed assertion"), ("Fatal error", "a fatal error"),
  ]

  /// What kind of end was told, such as `a damaged heap`; nil when none was.
  var kind: String? {
    let text = String(decoding: first, as: UTF8.self)
    return Self.known.first { text.contains($0.words) }?.kind
  }
}
