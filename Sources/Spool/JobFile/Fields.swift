internal import JSONReading
internal import Proofing

/// The members of one JSON object of a job file, asked for by name.
///
/// Every question names the field, what is expected and, in the fault, what kind of value was
/// found, never the value. A text that is empty counts as absent.
struct Fields {
  let members: [String: JSONValue]
  /// The way to this object, such as `evidence[0]`; empty for the whole file.
  let path: String
  let file: String

  /// The members of a value that must be an object with no other names than these.
  init(_ value: JSONValue, path: String, file: String, known: [String]) throws(Fault) {
    self.path = path
    self.file = file
    guard case .object(let members) = value else {
      self.members = [:]
      throw fault(.jobMalformed, nil, expected: "an object", found: value.kind)
    }
    self.members = members
    // The least name, so that the same file has the same fault every time.
    if let unknown = members.keys.filter({ !known.contains($0) }).min() {
      throw fault(
        .jobUnknownField, Self.shown(unknown), expected: "one of \(known.joined(separator: ", "))",
        found: "a field that this format does not have")
    }
  }

  /// A fault about a member, or about the object itself when the name is nil.
  func fault(_ code: Reason, _ name: String?, expected: String, found: String) -> Fault {
    Fault(code, file: file, field: name.map(place) ?? place(), expected: expected, found: found)
  }

  /// The way to a member.
  func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// A name of the file's own making, as far as it looks like a field's: letters alone, the first
  /// one small.
  ///
  /// Anything else may be a value that slipped into the place of a name.
  private static func shown(_ name: String) -> String {
    let letters = name.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
    }
    let isName = (1...64).contains(name.utf8.count) && letters && name.first?.isLowercase == true
    return isName ? name : "(a name that cannot be shown)"
  }

  private func place() -> String? { path.isEmpty ? nil : path }

  /// A text without control characters; nil when it is absent or empty.
  func text(_ name: String, atMost longest: Int) throws(Fault) -> String? {
    guard let value = members[name] else { return nil }
    guard case .text(let text) = value else {
      throw fault(.jobMalformed, name, expected: "a string", found: value.kind)
    }
    return try checked(text, name, atMost: longest)
  }

  /// A text that must be there and not empty.
  func requiredText(_ name: String, atMost longest: Int, expected: String) throws(Fault) -> String {
    guard let text = try text(name, atMost: longest) else {
      throw missing(name, expected: expected)
    }
    return text
  }

  /// Texts of a list; an absent list is empty.
  func texts(_ name: String, atMost count: Int, longest: Int) throws(Fault) -> [String] {
    var texts: [String] = []
    for (index, value) in try list(name, atMost: count).enumerated() {
      let place = "\(name)[\(index)]"
      guard case .text(let text) = value else {
        throw fault(.jobMalformed, place, expected: "a string", found: value.kind)
      }
      guard let text = try checked(text, place, atMost: longest) else {
        throw fault(.jobMalformed, place, expected: "text", found: "an empty string")
      }
      texts.append(text)
    }
    return texts
  }

  /// One of an enumeration's words; nil when absent.
  func word<Word: RawRepresentable & CaseIterable>(_ name: String, _: Word.Type) throws(Fault)
    -> Word? where Word.RawValue == String
  {
    guard let text = try text(name, atMost: 64) else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault(
        .jobMalformed, name, expected: "one of \(words)", found: "a string that is none of them")
    }
    return word
  }

  /// One of an enumeration's words, which must be there.
  func requiredWord<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type)
    throws(Fault) -> Word where Word.RawValue == String
  {
    guard let word = try word(name, type) else {
      throw missing(
        name, expected: "one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// A whole number in a range; nil when absent.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(Fault) -> Int? {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    switch members[name] {
    case nil: return nil
    case .integer(let number)?:
      guard range.contains(number) else {
        throw fault(.jobMalformed, name, expected: expected, found: "a number outside that")
      }
      return number
    case let value?:
      throw fault(.jobMalformed, name, expected: expected, found: value.kind)
    }
  }

  /// A number in a range; nil when absent.
  func number(_ name: String, in range: ClosedRange<Double>) throws(Fault) -> Double? {
    let found: Double
    switch members[name] {
    case nil: return nil
    case .integer(let number)?: found = Double(number)
    case .number(let number)?: found = number
    case let value?: throw fault(.jobMalformed, name, expected: "a number", found: value.kind)
    }
    guard range.contains(found) else {
      throw fault(
        .jobMalformed, name, expected: "a number from \(range.lowerBound) to \(range.upperBound)",
        found: "a number outside that")
    }
    return found
  }

  /// True or false; false when absent.
  func flag(_ name: String) throws(Fault) -> Bool {
    switch members[name] {
    case nil: return false
    case .flag(let flag)?: return flag
    case let value?:
      throw fault(.jobMalformed, name, expected: "true or false", found: value.kind)
    }
  }

  /// Seconds since 1970 of a moment; nil when absent.
  func moment(_ name: String) throws(Fault) -> Int? {
    guard let text = try text(name, atMost: 64) else { return nil }
    guard let seconds = Timestamp.seconds(text) else {
      throw fault(
        .jobMalformed, name, expected: "a time such as 2026-11-23T09:00:00Z",
        found: "a string that is none")
    }
    return seconds
  }

  /// The members of an object; nil when absent.
  func object(_ name: String, known: [String]) throws(Fault) -> Fields? {
    guard let value = members[name] else { return nil }
    return try Fields(value, path: place(name), file: file, known: known)
  }

  /// The objects of a list, each with its place; an absent list is empty.
  func objects(_ name: String, atMost count: Int, known: [String]) throws(Fault) -> [Fields] {
    var objects: [Fields] = []
    for (index, value) in try list(name, atMost: count).enumerated() {
      objects.append(
        try Fields(value, path: "\(place(name))[\(index)]", file: file, known: known))
    }
    return objects
  }

  /// The fault of a member that must be there.
  func missing(_ name: String, expected: String) -> Fault {
    fault(.jobMissingField, name, expected: expected, found: "nothing")
  }

  private func list(_ name: String, atMost count: Int) throws(Fault) -> [JSONValue] {
    guard let value = members[name] else { return [] }
    guard case .array(let elements) = value else {
      throw fault(.jobMalformed, name, expected: "an array", found: value.kind)
    }
    guard elements.count <= count else {
      throw fault(
        .jobTooLarge, name, expected: "at most \(count) elements", found: "\(elements.count)")
    }
    return elements
  }

  private func checked(_ text: String, _ name: String, atMost longest: Int) throws(Fault)
    -> String?
  {
    if text.isEmpty { return nil }
    let length = text.unicodeScalars.count
    guard length <= longest else {
      throw fault(
        .jobTooLarge, name, expected: "at most \(longest) characters", found: "\(length)")
    }
    guard !text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
      throw fault(
        .jobMalformed, name, expected: "text without control characters",
        found: "a control character")
    }
    return text
  }
}
