import Proofing

/// The machine readable zone of a document.
struct MachineReadableZone: Sendable, Equatable {
  /// The lines from the top.
  let lines: [String]

  /// The zone of a person's passport, issued by Utopia: format TD3.
  ///
  /// A name that does not fit is cut at the last position. The suffix is no part of it (9303-3 section 4.6).
  ///
  /// - Throws: ``SpecimenError`` when the family name leaves no room for a given name, or a number is
  ///   too long or has other characters than letters and digits.
  init(passport: Identity.Passport, of person: Identity) throws(SpecimenError) {
    self.init(
      .td3,
      Fields(
        code: "P", name: try Self.name(of: person, width: 39),
        number: try Self.cell(passport.number, width: 9), birth: Self.date(person.dateOfBirth),
        sex: Self.sex(person), expiry: Self.date(passport.expires),
        optional: try Self.cell(passport.personalNumber, width: 14)))
  }

  /// The check digit of a field: weights 7, 3, 1; letters count from 10, `<` is 0.
  static func checkDigit(of field: String) -> String {
    let sum = field.utf8.enumerated().reduce(0) { sum, entry in
      let value =
        switch entry.element {
        case 48...57: Int(entry.element) - 48
        case 65...90: Int(entry.element) - 55
        default: 0
        }
      return sum + value * [7, 3, 1][entry.offset % 3]
    }
    return String(sum % 10)
  }

  /// The name field: what does not fit is cut at the last position.
  static func name(of person: Identity, width: Int) throws(SpecimenError) -> String {
    let family = transliterated(person.familyName)
    let given = transliterated(person.forenames)
    guard !family.isEmpty, family.count <= width - 3 else {
      throw .identity("a family name takes 1 to \(width - 3) letters in a machine readable zone")
    }
    let name = given.isEmpty ? family : family + "<<" + given
    return filled(String(name.prefix(width)), width: width)
  }

  /// The letter of the sex; `<` where it is unspecified.
  static func sex(_ person: Identity) -> String {
    person.sex == .X ? "<" : person.sex.rawValue
  }

  /// `YYMMDD`.
  static func date(_ date: CalendarDate) -> String {
    String(date.description.filter { $0 != "-" }.dropFirst(2))
  }

  /// Text with fillers up to a width.
  static func filled(_ text: String, width: Int) -> String {
    text + String(repeating: "<", count: max(0, width - text.count))
  }

  /// A number with fillers up to a width.
  static func cell(_ text: String, width: Int) throws(SpecimenError) -> String {
    guard text.count <= width,
      text.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
    else { throw .identity("a number may have \(width) capital letters and digits at most") }
    return filled(text, width: width)
  }
}
