/// How often a job was tried: the file `takes.json` in its folder.
struct Takes: Sendable, Equatable {
  static let file = "takes.json"

  /// Takes whose reader died, spun or overran.
  var readers = 0
  /// Runs that died while they held the job.
  var runs = 0
  /// From when it may be taken again, seconds since 1970.
  var notBefore = 0
  /// Why readers died, in a few words each, the first one first.
  var causes: [String] = []

  init() {}

  /// The counts of a file; nothing counted when it cannot be understood, as a dropper's may be.
  init(_ bytes: [UInt8]) {
    guard let tree = try? JSONParser.parse(bytes), case .object(let members) = tree else { return }
    func count(_ name: String) -> Int {
      if case .integer(let number)? = members[name], number >= 0 { number } else { 0 }
    }
    readers = count("readers")
    runs = count("runs")
    notBefore = count("notBefore")
    guard case .array(let elements)? = members["causes"] else { return }
    causes = elements.prefix(Self.mostCauses).compactMap { element in
      guard case .text(let text) = element, Self.isCause(text) else { return nil }
      return text
    }
  }

  private static let mostCauses = 16

  /// Whether a text has the form of one that a run wrote.
  private static func isCause(_ text: String) -> Bool {
    text.utf8.count <= 80
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " ().".contains($0)) }
  }

  var bytes: [UInt8] {
    JSONText.object([
      ("readers", .integer(readers)), ("runs", .integer(runs)), ("notBefore", .integer(notBefore)),
      ("causes", .array(causes.map { .text($0) })),
    ])
  }

  /// Seconds to wait after this many readers have died: 30, 60, 120 and so on, at most an hour.
  ///
  /// The jitter, 0 to 1, adds up to a quarter, so that what died together is not retried together.
  static func pause(after deaths: Int, jitter: Double) -> Int {
    let pause = min(3_600, 30 << min(max(deaths - 1, 0), 7))
    return pause + Int(Double(pause) / 4 * min(max(jitter, 0), 1))
  }
}
