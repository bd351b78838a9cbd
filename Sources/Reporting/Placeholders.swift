/// The names in braces that a text may hold.
enum Placeholders {
  /// A piece of a text.
  private enum Piece {
    case plain(Substring)
    case name(Substring)
  }

  /// The names, in order.
  static func names(in text: String) -> [String] {
    pieces(of: text).compactMap { if case .name(let name) = $0 { String(name) } else { nil } }
  }

  /// The text with every name replaced by its value, in one pass: a value is never searched.
  static func fill(_ text: String, _ values: [String: String]) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .plain(let plain): String(plain)
      case .name(let name): values[String(name)] ?? ""
      }
    }.joined()
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.plain(rest[..<open]))
      pieces.append(.name(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.plain(rest)]
  }
}
