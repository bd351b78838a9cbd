import Foundation
import Proofing

/// What the PDF417 symbol on the back of a license or identification card holds: one file of AAMVA version 10.
struct LicensePayload: Sendable, Equatable {
  /// The elements in the order in which they are written: three letters and a value.
  let elements: [Element]
  /// The whole file, ASCII.
  let text: String

  /// One data element.
  struct Element: Sendable, Equatable {
    /// Three letters.
    let code: String
    /// Its value.
    let value: String
  }

  /// What a card is, by the type of its subfile (AAMVA 2020 section D.12.3.2).
  enum Subfile: String, Sendable {
    case license = "DL"
    case identification = "ID"
  }

  /// The payload of a person's license or identification card.
  ///
  /// Source: AAMVA DL/ID Card Design Standard 2020, section D.12.3 (header and subfile designator),
  /// tables D.3 and D.4 (elements).
  init(
    license: Identity.License, of person: Identity, issuer: String, subfile type: Subfile = .license
  ) {
    var elements: [Element] = []
    func add(_ code: String, _ value: String) { elements.append(Element(code: code, value: value)) }
    let looks = person.appearance
    add("DAQ", license.number)
    add("DCS", String(withoutMarks(person.familyName).prefix(40)))
    add("DDE", "N")
    add("DAC", String(withoutMarks(person.givenNames).prefix(40)))
    add("DDF", "N")
    add("DAD", withoutMarks(person.middleNames ?? "NONE"))
    add("DDG", "N")
    if let suffix = person.suffix { add("DCU", withoutMarks(suffix)) }
    if type == .license {
      add("DCA", license.vehicleClass)
      add("DCB", license.restrictions)
      add("DCD", license.endorsements)
    }
    add("DBD", Self.date(license.issued))
    add("DBB", Self.date(person.dateOfBirth))
    add("DBA", license.expires.map(Self.date) ?? "99999999")
    add("DBC", person.sex == .M ? "1" : person.sex == .F ? "2" : "9")
    add("DAU", Self.padded(looks.inches, 3) + " in")
    add("DAW", Self.padded(looks.pounds, 3))
    add("DAY", looks.eyes)
    add("DAZ", looks.hair)
    add("DAG", withoutMarks(person.address.street ?? ""))
    if let unit = person.address.unit { add("DAH", withoutMarks(unit)) }
    add("DAI", withoutMarks(person.address.city ?? ""))
    add("DAJ", license.state)
    add("DAK", (person.address.postalCode ?? "") + "0000  ")
    add("DCF", license.discriminator)
    add("DCG", "USA")
    add("DDA", "F")
    add("DDB", "01152024")
    self.elements = elements
    let subfile = type.rawValue + elements.map { $0.code + $0.value }.joined(separator: "\n") + "\r"
    // 21 bytes of header and 10 of the one designator stand before the subfile.
    let header = "@\n\u{1e}\rANSI " + issuer + "10" + "00" + "01"
    text =
      header + type.rawValue + Self.padded(31, 4) + Self.padded(subfile.utf8.count, 4) + subfile
  }

  private static func date(_ date: CalendarDate) -> String {
    padded(date.month, 2) + padded(date.day, 2) + padded(date.year, 4)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
