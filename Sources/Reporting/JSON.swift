/// A JSON value that is about to be written.
///
/// It has no `null`: what is absent is left out, so that nobody can take a `null` for "fine".
/// Equal values give equal bytes: keys are sorted by their UTF-8 bytes, numbers have one form.
enum JSON: Sendable, Equatable {
  case object([String: JSON])
  case array([JSON])
  case string(String)
  case integer(Int)
  case decimal(Double)
  case bool(Bool)

  /// An object of the members that are there.
  static func members(_ members: [String: JSON?]) -> JSON {
    .object(members.compactMapValues { $0 })
  }

  /// A number rounded to so many decimals; nil for what is no number.
  static func rounded(_ number: Double, decimals: Int) -> JSON? {
    guard number.isFinite else { return nil }
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (number * scale).rounded()
    guard scaled.isFinite else { return nil }
    // Adding 0 turns -0 into 0.
    return .decimal(scaled / scale + 0)
  }

  /// The strings as an array.
  static func strings(_ strings: some Sequence<String>) -> JSON {
    .array(strings.map { .string($0) })
  }

  /// The whole file: two spaces a level, a line feed at the end, UTF-8.
  var file: [UInt8] {
    var text = ""
    write(to: &text, indentation: "")
    text += "\n"
    return Array(text.utf8)
  }

  /// The value on one line: no line feed is left, because strings have theirs escaped.
  var line: String {
    String(decoding: file, as: UTF8.self).split(separator: "\n")
      .map { String($0.drop { $0 == " " }) }.joined(separator: "")
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .object(let members):
      let keys = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      Self.write(
        keys, between: ("{", "}"), to: &text, indentation: indentation
      ) { key, text, inner in
        Self.write(key, to: &text)
        text += ": "
        members[key]?.write(to: &text, indentation: inner)
      }
    case .array(let elements):
      Self.write(
        elements, between: ("[", "]"), to: &text, indentation: indentation
      ) { element, text, inner in
        element.write(to: &text, indentation: inner)
      }
    case .string(let string): Self.write(string, to: &text)
    case .integer(let number): text += String(number)
    case .decimal(let number): text += Self.decimal(number)
    case .bool(let bool): text += bool ? "true" : "false"
    }
  }

  private static func write<Part>(
    _ parts: [Part], between marks: (String, String), to text: inout String, indentation: String,
    each: (Part, inout String, String) -> Void
  ) {
    guard !parts.isEmpty else {
      text += marks.0 + marks.1
      return
    }
    let inner = indentation + "  "
    text += marks.0
    for (place, part) in parts.enumerated() {
      text += place == 0 ? "\n" : ",\n"
      text += inner
      each(part, &text, inner)
    }
    text += "\n" + indentation + marks.1
  }

  /// Whole numbers without a fraction: 3, not 3.0.
  private static func decimal(_ number: Double) -> String {
    if number == number.rounded(), let whole = Int(exactly: number) { return String(whole) }
    return number.isFinite ? "\(number)" : "0"
  }

  /// Escapes what RFC 8259 section 7 demands, and also every control and direction mark.
  ///
  /// So that a file printed to a terminal cannot move the cursor or turn the text round.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if isInvisibleControl(scalar), scalar.value <= 0xFFFF {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
}
