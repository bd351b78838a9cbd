private import Hashing
internal import JSONReading

/// The chain of the audit log: the code of a line covers the line and, by the code before, all in front of it.
///
/// A line is one JSON object whose last member is `mac`: HMAC-SHA-256 (FIPS 198-1) under the spool's
/// key of the 32 bytes of the code before, then of the line up to the comma in front of `"mac"`. Before the first line
/// the code is 32 zeros.
enum AuditChain {
  /// The code before the first line.
  static let origin = [UInt8](repeating: 0, count: 32)
  /// The most bytes of a line.
  static let longest = 65_536

  private static let before = Array(", \"mac\": \"".utf8)
  private static let after = Array("\" }".utf8)
  private static var tail: Int { before.count + 64 + after.count }

  /// A line with its line feed, and its code.
  static func line(_ members: [(String, JSONValue)], after code: [UInt8], key: [UInt8])
    -> (bytes: [UInt8], code: [UInt8])
  {
    // Without the brace and the line feed that close the object.
    let body = Array(JSONText.object(members).dropLast(3))
    let own = hmacSHA256(code + body, key: key)
    return (body + before + Array(hexadecimal(own).utf8) + after + [10], own)
  }

  /// The code that a line, without its line feed, states; nil when it has not the form of a line.
  static func code(of line: [UInt8]) -> [UInt8]? {
    guard line.count > tail, line.count < longest, line.suffix(after.count).elementsEqual(after),
      line.suffix(tail).starts(with: before)
    else { return nil }
    let digits = line.dropLast(after.count).suffix(64)
    // One code has one spelling, so that no byte can be changed unseen.
    guard digits.allSatisfy({ !(65...70).contains($0) }) else { return nil }
    return Hexadecimal.bytes(String(decoding: digits, as: UTF8.self))
  }

  /// The code that a line ought to state behind the one before it.
  static func rightCode(of line: [UInt8], after code: [UInt8], key: [UInt8]) -> [UInt8] {
    hmacSHA256(code + line.dropLast(tail), key: key)
  }
}

/// What a look over the whole audit log gave.
public struct AuditCheck: Sendable, Equatable {
  /// Something that was changed behind the program's back.
  public enum Problem: Sendable, Equatable, CustomStringConvertible {
    /// This line, counted from 1, is not what was written there: it, or one before it, was changed, moved or removed.
    case line(Int)
    /// The log ends within a line, which the next entry will say.
    case torn(bytes: Int)
    /// No line states this head: lines that were there when it was printed are gone.
    case head(String)

    /// What is wrong, in a sentence.
    public var description: String {
      switch self {
      case .line(let number):
        "line \(number) does not follow from the lines before it: it was changed, or lines were moved or removed there"
      case .torn(let bytes):
        "the log ends with \(bytes) bytes of an unfinished line; the next entry replaces them and says so"
      case .head(let head):
        "no line has the head \(head): lines that were there when it was printed are gone"
      }
    }
  }

  /// The lines that are right, up to the first that is not.
  public var entries = 0
  /// The code of the last of them, 64 hexadecimal digits: what a report prints.
  public var head = hexadecimal(AuditChain.origin)
  /// What is wrong; empty when all is as it was written.
  public var problems: [Problem] = []

  private var missing: [String]
  private var code = AuditChain.origin

  /// A look that has seen nothing yet, and for which heads to look.
  init(heads: [String]) {
    missing = heads.map { $0.lowercased() }
    missing.removeAll { $0 == head }
  }

  /// Looks at the next line, without its line feed; false when it is not right.
  mutating func take(_ line: [UInt8], key: [UInt8]) -> Bool {
    let right = AuditChain.rightCode(of: line, after: code, key: key)
    guard AuditChain.code(of: line) == right else {
      problems.append(.line(entries + 1))
      return false
    }
    entries += 1
    code = right
    head = hexadecimal(right)
    missing.removeAll { $0 == head }
    return true
  }

  /// Ends the look; what stands behind the last line feed is torn off.
  mutating func end(torn bytes: Int) {
    if bytes > 0 { problems.append(.torn(bytes: bytes)) }
    problems += missing.map { .head($0) }
  }
}
