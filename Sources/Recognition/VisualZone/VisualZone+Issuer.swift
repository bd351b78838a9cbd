import Proofing

extension VisualZone {
  /// The issuing state by its name in the upper part of the card, as `US-GA`.
  ///
  /// Two states there, or a name only in an address, say nothing.
  static func issuer(in lines: [PrintedLine], below address: PrintedAddress?) -> PrintedValue? {
    let top = lines.map(\.box.y).min() ?? 0
    let bottom = lines.map { $0.box.y + $0.box.height }.max() ?? 0
    let limit = min(top + (bottom - top) * 2 / 5, address.map { $0.top - $0.height } ?? .max)
    var found: [PrintedValue] = []
    for line in lines where line.middle < limit {
      found += states(in: line)
    }
    switch Set(found.map(\.value)).count {
    case 0: return address.flatMap(issuer)
    case 1: return found.max { $0.leastConfidence < $1.leastConfidence }
    default: return nil
    }
  }

  /// The state of the holder's address, where the card's own name was not read.
  ///
  /// Who moves keeps the card for a while, and some cards show an address for mail in another state
  /// (AAMVA 2020, section 4.2), so this is never sure.
  private static func issuer(of address: PrintedAddress) -> PrintedValue? {
    guard let region = address.values.first(where: { $0.attribute == .region }),
      USState(code: region.value) != nil
    else { return nil }
    let value = "US-" + region.value
    let least = min(region.leastConfidence, 0.5)
    return PrintedValue(
      .issuer, value: value, confidences: value.unicodeScalars.map { _ in least },
      raw: region.raw)
  }

  private static func states(in line: PrintedLine) -> [PrintedValue] {
    var found: [PrintedValue] = []
    var start = 0
    next: while start < line.words.count {
      for count in [3, 2, 1] where start + count <= line.words.count {
        let words = Array(line.words[start..<start + count])
        guard let state = state(named: words.map(\.key).joined()) else { continue }
        let least = words.flatMap(\.characters).map(\.confidence).min() ?? 0
        let value = "US-" + state.code
        found.append(
          PrintedValue(
            .issuer, value: value, confidences: value.unicodeScalars.map { _ in least },
            raw: PrintedValue.raw(words)))
        start += count
        continue next
      }
      start += 1
    }
    return found
  }

  /// All states with their names in letters without spaces.
  private static let names = USState.all.map { ($0, $0.name.filter { $0 != " " }) }

  /// A state by its name.
  ///
  /// In names of seven letters and more one may be wrong, or two too many before it, where a seal
  /// or a map was read as letters. `ARKANSAS` is looked for before `KANSAS`.
  private static func state(named words: String) -> USState? {
    // `USA` stands beside many names.
    var key = words
    if key.count > 7, key.hasSuffix("USA") { key.removeLast(3) }
    if key.count > 7, key.hasPrefix("USA") { key.removeFirst(3) }
    if let exact = names.first(where: { $0.1 == key }) { return exact.0 }
    guard key.count >= 6 else { return nil }
    let near = names.filter { _, name in
      key.hasPrefix(name) && name.count >= 6 && key.count - name.count == 1
        || name.count >= 7 && key.count >= 7
          && (FieldLabel.differ(name, key, atMost: 1)
            || key.hasSuffix(name) && key.count - name.count <= 2)
    }
    return near.count == 1 ? near[0].0 : nil
  }
}
