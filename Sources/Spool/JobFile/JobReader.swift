internal import JSONReading
public import Proofing

/// Reads a job file of format 1.
///
/// Strict: what is not known, too much, twice or of another kind is a fault that names the place
/// and never a value. Nothing else is looked at: no picture, no clock, no policy.
///
/// - Parameters:
///   - bytes: The file.
///   - id: The drop's name; an `id` in the file must be the same.
///   - file: What faults call the file.
/// - Returns: A job in which every value has its form and lies within its bounds.
/// - Throws: The first fault, in an order that depends on the file alone.
public func readJob(_ bytes: [UInt8], id: String, file: String) throws(Fault) -> Job {
  try JobReader(id: id, file: file).job(try JobReader.tree(bytes, file: file))
}

/// The reading of one job file; the parts of it are in the extensions.
struct JobReader {
  /// The largest job file, in bytes: a job with every bound used up stays below.
  static let largest = 1_048_576
  /// The format that this version reads.
  static let format = 1

  let id: String
  let file: String

  /// The tree of a file's bytes.
  static func tree(_ bytes: [UInt8], file: String) throws(Fault) -> JSONValue {
    func malformed(_ expected: String, _ found: String) -> Fault {
      Fault(.jobMalformed, file: file, expected: expected, found: found)
    }
    guard bytes.count <= largest else {
      throw Fault(
        .jobTooLarge, file: file, expected: "at most \(largest) bytes", found: "\(bytes.count)")
    }
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
    guard !marks.contains(where: bytes.starts) else {
      throw malformed("UTF-8 without a byte order mark", "a byte order mark")
    }
    guard !bytes.contains(0) else { throw malformed("UTF-8 text", "a zero byte") }
    do throws(JSONError) {
      let value = try JSONParser.parse(bytes)
      guard String(validating: bytes, as: UTF8.self) != nil else {
        throw JSONError.malformed(line: 0)
      }
      return value
    } catch {
      switch error {
      case .endsEarly: throw malformed("a whole JSON object", "a text that ends too early")
      case .malformed(line: 0): throw malformed("UTF-8 text", "bytes that are not UTF-8")
      case .malformed(let line): throw malformed("JSON", "something else in line \(line)")
      case .duplicate(let line):
        throw malformed("each name once in an object", "a name for the second time in line \(line)")
      case .tooDeep:
        throw malformed(
          "at most \(JSONParser.deepest) levels of arrays and objects", "more of them")
      }
    }
  }

  /// Whether a file may still be on its way: right so far, and then it ends.
  static func endsEarly(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= largest else { return false }
    do throws(JSONError) {
      _ = try JSONParser.parse(bytes)
      return false
    } catch {
      return error == .endsEarly
    }
  }

  func job(_ value: JSONValue) throws(Fault) -> Job {
    // The format comes first: another one may have other fields.
    try checkFormat(value)
    let fields = try Fields(
      value, path: "", file: file,
      known: [
        "format", "id", "submittedAt", "relyingParty", "purpose", "locale", "priority", "consent",
        "attempt", "reportedTheft", "claim", "evidence", "selfie", "knowledge", "appointment",
        "upstream",
      ])
    if let named = try fields.text("id", atMost: DropName.longest), named != id {
      throw fields.fault(
        .jobMalformed, "id", expected: "the drop's name or no id", found: "another string")
    }
    var job = Job(
      id: id, consent: try consent(fields), claim: try claim(fields),
      evidence: try evidence(fields))
    job.submittedAt = try fields.moment("submittedAt")
    job.relyingParty = try fields.text("relyingParty", atMost: 128)
    job.purpose = try fields.text("purpose", atMost: 256)
    job.locale = try locale(fields) ?? job.locale
    job.priority = try fields.integer("priority", in: -1000...1000) ?? 0
    job.attempt = try fields.integer("attempt", in: 1...1000) ?? 1
    job.reportedTheft = try fields.flag("reportedTheft")
    job.selfie = try selfie(fields)
    job.knowledge = try knowledge(fields)
    job.appointment = try appointment(fields)
    job.upstream = try upstream(fields)
    return job
  }

  private func checkFormat(_ value: JSONValue) throws(Fault) {
    guard case .object(let members) = value else {
      throw Fault(.jobMalformed, file: file, expected: "an object", found: value.kind)
    }
    func fault(_ code: Reason, _ found: String) -> Fault {
      Fault(code, file: file, field: "format", expected: "\(Self.format)", found: found)
    }
    switch members["format"] {
    case nil: throw fault(.jobMissingField, "nothing")
    case .integer(Self.format)?: return
    case .integer(let other)? where other > Self.format:
      throw fault(.jobMalformed, "a newer format")
    case .integer?, .number?: throw fault(.jobMalformed, "another number")
    case let other?: throw fault(.jobMalformed, other.kind)
    }
  }

  /// A language tag of BCP 47, as far as its form goes.
  private func locale(_ fields: Fields) throws(Fault) -> String? {
    guard let text = try fields.text("locale", atMost: 35) else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isTag = parts.enumerated().allSatisfy { index, part in
      (index == 0 ? 2...8 : 1...8).contains(part.count)
        && part.allSatisfy { byte in
          (97...122).contains(byte | 32) || (index > 0 && (48...57).contains(byte))
        }
    }
    guard isTag else {
      throw fields.fault(
        .jobMalformed, "locale", expected: "a language tag such as en or es-MX",
        found: "a string that is none")
    }
    return text
  }
}
