import Proofing

/// What is printed beside a value to say what it is.
///
/// The field numbers are those of the AAMVA card design standard (2020, section 4.2), which are
/// those of ISO/IEC 18013-1.
enum FieldLabel: Sendable, Equatable {
  case familyName, givenNames, name, dateOfBirth, dateOfExpiry, dateOfIssue, documentNumber
  case documentDiscriminator, address, sex, height, eyeColor
  /// A label of something that is not read: it only ends the value before it.
  case other

  /// The label that a field number stands for; nil for other text.
  init?(number: String) {
    switch number.uppercased() {
    case "1": self = .familyName
    case "2": self = .givenNames
    case "3": self = .dateOfBirth
    case "4A": self = .dateOfIssue
    case "4B": self = .dateOfExpiry
    case "4D": self = .documentNumber
    case "5": self = .documentDiscriminator
    case "8": self = .address
    case "15": self = .sex
    case "16": self = .height
    case "18": self = .eyeColor
    case "9", "9A", "10", "11", "12", "17", "19": self = .other
    default: return nil
    }
  }

  /// The label that words stand for, compared by capital letters and digits; nil for other text.
  ///
  /// A field number may stand before the words. One wrong letter is let through in words of six
  /// letters and more, where it cannot lead to another label.
  init?(words: String) {
    let forms = Self.withoutNumber(words)
    if let exact = forms.lazy.compactMap({ Self.lexicon[$0] }).first {
      self = exact
      return
    }
    guard let bare = forms.last, bare.utf8.count >= 6 else { return nil }
    let near = Self.longWords.filter { Self.differ($0.word, bare, atMost: 1) }
    guard let first = near.first, near.allSatisfy({ $0.label == first.label }) else { return nil }
    self = first.label
  }

  /// A short date label as engines misread it in small print: `pos` for DOB, `exe` for EXP.
  ///
  /// It proves nothing: the caller must check it against the other dates.
  init?(garbledDateLabel words: String) {
    let rest = Self.withoutNumber(words).last ?? words
    let letters = Array(rest.suffix(3))
    guard (2...4).contains(rest.count) else { return nil }
    if letters.count == 3, "DPO0NCQ".contains(letters[0]), "O0DQ".contains(letters[1]),
      "BS8ER".contains(letters[2])
    {
      self = .dateOfBirth
    } else if letters.count == 3, letters[1] == "X", letters[0] == "E" || letters[2] == "P" {
      self = .dateOfExpiry
    } else if letters.suffix(2) == ["S", "S"] {
      self = .dateOfIssue
    } else {
      return nil
    }
  }

  /// What stays without a field number such as `4b` or `15` in front: the longer form first.
  ///
  /// `4DLN` may be `4` and `DLN` or, less likely, `4d` and `LN`.
  private static func withoutNumber(_ words: String) -> [String] {
    let digits = words.prefix { $0.isNumber }
    guard !digits.isEmpty, digits.count <= 2 else { return [words] }
    let rest = words.dropFirst(digits.count)
    guard digits == "4" || digits == "9", let letter = rest.first, "ABCD".contains(letter) else {
      return [String(rest)]
    }
    return [String(rest), String(rest.dropFirst())]
  }

  /// Labels as capital letters without spaces and punctuation.
  private static let lexicon: [String: FieldLabel] = {
    var lexicon: [String: FieldLabel] = [:]
    for (label, words) in entries {
      for word in words { lexicon[word] = label }
    }
    return lexicon
  }()

  /// The labels of six letters and more, of which one may be wrong.
  private static let longWords: [(word: String, label: FieldLabel)] =
    lexicon.filter { $0.key.utf8.count >= 6 }.map { (word: $0.key, label: $0.value) }

  private static let entries: [(FieldLabel, [String])] = [
    (.familyName, ["LN", "LASTNAME", "FAMILYNAME", "FAMILYNAMES", "SURNAME", "LAST"]),
    (.givenNames, ["FN", "FIRSTNAME", "GIVENNAME", "GIVENNAMES", "GIVEN", "FIRST", "FIRSTMIDDLE"]),
    (.name, ["NAME", "FULLNAME"]),
    (.dateOfBirth, ["DOB", "DATEOFBIRTH", "BIRTHDATE", "BIRTH", "BORN"]),
    (
      .dateOfExpiry,
      [
        "EXP", "EXPIRES", "EXPIRE", "EXPIRATION", "EXPIRATIONDATE", "EXPIRY", "EXPDATE",
        "DATEOFEXP", "DATEOFEXPIRY", "DATEOFEXPIRATION", "EXPIRESON", "VALIDTHRU", "VALIDUNTIL",
      ]
    ),
    (
      .dateOfIssue, ["ISS", "ISSUED", "ISSUE", "ISSUEDATE", "DATEOFISSUE", "ISSDATE", "DATEISSUED"]
    ),
    (
      .documentNumber,
      [
        "DL", "DLN", "DLNO", "DLNUMBER", "LIC", "LICNO", "LICENSENO", "LICENSENUMBER", "LICENSE",
        "ID", "IDNO", "IDN", "IDNUMBER", "CUSTOMERIDENTIFIER", "CUSTOMERID", "CUSTOMERNUMBER",
        "NO", "NUMBER", "LICENSEIDNO", "DRIVERLICENSENO", "DRIVERSLICENSENO", "DLID", "DLIDNO",
        "IDENTIFIER",
      ]
    ),
    (.documentDiscriminator, ["DD", "DOCUMENTDISCRIMINATOR"]),
    (.address, ["ADDRESS", "ADDR", "RESIDENCE"]),
    (.sex, ["SEX"]), (.height, ["HGT", "HT", "HEIGHT"]),
    (.eyeColor, ["EYES", "EYE", "EYECOLOR"]),
    (
      .other,
      [
        "CLASS", "CLASSIFICATION", "CLASSIFICATIONS", "END", "ENDORSE", "ENDORSEMENT",
        "ENDORSEMENTS", "ENDORS", "REST", "RESTR", "RES", "RESTRICTION", "RESTRICTIONS", "WGT",
        "WT", "WEIGHT", "HAIR", "DONOR", "VETERAN", "RACE", "REV", "REVISED", "REPLACED", "DUP",
        "AUDIT", "COUNTY", "PARISH", "TYPE", "ORGAN", "UNDER", "CL", "EN",
      ]
    ),
  ]

  /// Whether two words differ in at most so many letters put in, left out or changed.
  static func differ(_ left: String, _ right: String, atMost limit: Int) -> Bool {
    abs(left.utf8.count - right.utf8.count) <= limit && distance(left, right) <= limit
  }

  /// How many letters have to be put in, left out or changed to make one word the other.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for i in left.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let changed = diagonal + (left[i] == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
