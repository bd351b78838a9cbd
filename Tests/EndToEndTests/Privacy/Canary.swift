import Foundation

/// A personal value that must not turn up where it does not belong, in every spelling that a
/// careless program might give it.
struct Canary: Sendable, CustomStringConvertible {
  /// What it is.
  let name: String
  /// The value as the job or the document has it.
  let value: String

  var description: String { name }

  /// Plain, in other cases, with dashes, with spaces, without either, in parts, in Base64 and
  /// URL-encoded.
  ///
  /// Texts shorter than four characters say nothing and are left out.
  var spellings: Set<String> {
    let bare = String(value.filter { $0.isLetter || $0.isNumber })
    var spellings: Set = [value, bare, value.uppercased(), value.lowercased()]
    spellings.insert(value.replacing(" ", with: "-"))
    spellings.insert(value.replacing("-", with: " "))
    if value.contains(where: \.isNumber), bare.count >= 8 {
      spellings.insert(String(bare.suffix(4)))
      spellings.insert(String(bare.prefix(5)))
      spellings.insert("\(bare.prefix(3))-\(bare.dropFirst(3).prefix(2))-\(bare.dropFirst(5))")
      spellings.insert("\(bare.prefix(3)) \(bare.dropFirst(3).prefix(2)) \(bare.dropFirst(5))")
    }
    for plain in spellings {
      // The end of Base64 depends on what follows, so that a whole number of groups is compared.
      let whole = Array(plain.utf8).prefix(plain.utf8.count / 3 * 3)
      if whole.count >= 6 { spellings.insert(Data(whole).base64EncodedString()) }
      if let encoded = plain.addingPercentEncoding(withAllowedCharacters: .alphanumerics) {
        spellings.insert(encoded)
      }
    }
    return spellings.filter { $0.count >= 4 }
  }

  /// The spellings that a text holds.
  ///
  /// Four or five digits alone only count between other characters than letters and digits: a
  /// digest or a time may hold any of them by chance. Milliseconds are left out, and numbers with decimals.
  func found(in text: String) -> [String] {
    let text = text.replacing(/(data-key="\d+">)?\d+ ms|\d+\.\d+/, with: "")
    return spellings.filter { spelling in
      text.ranges(of: spelling).contains { range in
        guard spelling.count <= 5 else { return true }
        let before =
          range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
        let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
        return !(before.isLetter || before.isNumber || after.isLetter || after.isNumber)
      }
    }.sorted()
  }
}
