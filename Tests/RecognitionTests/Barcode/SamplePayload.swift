/// An invented card's payload, laid out as the standard says unless a test asks for a fault.
struct SamplePayload {
  var issuer = "636055"
  var version = 10
  var fileType = "ANSI "
  var type = "DL"
  var elements: [(id: String, value: String)]
  /// The issuer's own subfile; nil for none.
  var own: (type: String, text: String)? = ("ZG", "ZGAN\nZGB12")
  /// Added to every offset.
  var offsetError = 0

  /// The elements of Odalys Quintero-Bray of Macon, Georgia, who does not exist.
  static func make(version: Int = 10) -> SamplePayload {
    var payload = SamplePayload(elements: [])
    payload.version = version
    let month = version == 1
    let shared = [
      ("DAQ", "Q48201177"), ("DBA", month ? "20310914" : "09142031"),
      ("DBB", month ? "19870914" : "09141987"), ("DBD", month ? "20230302" : "03022023"),
      ("DBC", "2"), ("DAU", month ? "507" : "067 in"), ("DAY", "HAZ"), ("DAG", "4417 Pecan Loop"),
      ("DAI", "MACON"), ("DAJ", "GA"), ("DAK", "312040000  "),
    ]
    switch version {
    case 1: payload.elements = [("DAA", "QUINTERO-BRAY,ODALYS,MARE,JR")] + shared
    case 2, 3:
      payload.elements =
        [("DCS", "QUINTERO-BRAY"), ("DCT", "ODALYS MARE"), ("DCU", "JR")] + shared
        + [("DCF", "88120045"), ("DCG", "USA")]
    default:
      payload.elements =
        [
          ("DCS", "QUINTERO-BRAY"), ("DDE", "N"), ("DAC", "ODALYS"), ("DDF", "N"), ("DAD", "MARE"),
          ("DDG", "N"), ("DCU", "JR"),
        ] + shared + [("DCF", "88120045"), ("DCG", "USA"), ("DDA", "F")]
    }
    return payload
  }

  /// The same with another value, or one more element.
  func with(_ id: String, _ value: String?) -> SamplePayload {
    var copy = self
    if let place = copy.elements.firstIndex(where: { $0.id == id }) {
      if let value { copy.elements[place].value = value } else { copy.elements.remove(at: place) }
    } else if let value {
      copy.elements.append((id, value))
    }
    return copy
  }

  /// Two digits.
  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Four digits.
  private func four(_ number: Int) -> String {
    String(repeating: "0", count: 4 - "\(number)".count) + "\(number)"
  }

  /// The text, with correct offsets and lengths.
  var text: String {
    let body = type + elements.map { $0.id + $0.value }.joined(separator: "\n") + "\r"
    let tail = own.map { $0.type + $0.text + "\r" } ?? ""
    let entries = own == nil ? 1 : 2
    let numbers = issuer + two(version) + (version == 1 ? "" : "00") + two(entries)
    let start = 4 + 5 + numbers.utf8.count + 10 * entries
    var header = "@\n\u{1E}\r" + fileType + numbers
    header += type + four(start + offsetError) + four(body.unicodeScalars.count)
    if let own {
      header += own.type + four(start + offsetError + body.unicodeScalars.count)
      header += four(tail.unicodeScalars.count)
    }
    return header + body + tail
  }

  /// The bytes in ISO 8859-1.
  var bytes: [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
}

/// A source of numbers that is the same in every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
