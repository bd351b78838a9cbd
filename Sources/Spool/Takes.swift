private import Hashing
internal import JSONReading

/// How often a job was tried: the file `takes.json` in its folder.
///
/// It goes with the job to `incoming/`, where others write too. So it has a code under the spool's
/// key, over the job's name and the counts: a file that came with a drop counts nothing.
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

  /// The counts of a file in the folder of this job; nothing counted when no run of the spool wrote it.
  init(_ bytes: [UInt8], of id: String, key: [UInt8]) {
    self.init(bytes)
    if self.bytes(of: id, key: key) != bytes { self = Takes() }
  }

  /// The counts that a file states, whoever wrote it; nothing counted where it cannot be understood.
  private init(_ bytes: [UInt8]) {
    guard let tree = try? JSONParser.parse(bytes), case .object(let members) = tree else { return }
    func count(_ name: String, most: Int) -> Int {
      if case .integer(let number)? = members[name], (0...most).contains(number) {
        number
      } else {
        0
      }
    }
    readers = count("readers", most: Self.most)
    runs = count("runs", most: Self.most)
    notBefore = count("notBefore", most: Int.max / 2)
    guard case .array(let elements)? = members["causes"] else { return }
    causes = elements.prefix(Self.mostCauses).compactMap { element in
      guard case .text(let text) = element, Self.isCause(text) else { return nil }
      return text
    }
  }

  private static let mostCauses = 16
  /// Far more than any limit of takes.
  private static let most = 1_000

  /// Whether a text has the form of one that a run wrote.
  private static func isCause(_ text: String) -> Bool {
    text.utf8.count <= 80
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " ().".contains($0)) }
  }

  /// The file for the folder of this job.
  func bytes(of id: String, key: [UInt8]) -> [UInt8] {
    var members: [(String, JSONValue)] = [
      ("readers", .integer(readers)), ("runs", .integer(runs)), ("notBefore", .integer(notBefore)),
      ("causes", .array(causes.map { .text($0) })),
    ]
    let code = hmacSHA256(Array("takes of \(id)\n".utf8) + JSONText.object(members), key: key)
    members.append(("mac", .text(hexadecimal(code))))
    return JSONText.object(members)
  }

  /// Seconds of the shortest pause.
  static let shortest = 30

  /// Seconds to wait after this many readers have died: 30, 60, 120 and so on, at most an hour.
  ///
  /// The jitter, 0 to 1, adds up to a quarter, so that what died together is not retried together.
  static func pause(after deaths: Int, jitter: Double) -> Int {
    let pause = min(3_600, shortest << min(max(deaths - 1, 0), 7))
    return pause + Int(Double(pause) / 4 * min(max(jitter, 0), 1))
  }
}
