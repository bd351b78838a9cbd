import Proofing
import Testing

@testable import Reporting

@Suite struct MaskTests {
  @Test(arguments: [
    (Attribute.familyName, "Garcia", "G••••"), (.givenNames, "MARIA ELENA", "M••••"),
    (.familyName, "Li", "••••"), (.familyName, "O", "••••"), (.familyName, "'Neil", "••••"),
    (.familyName, "", "••••"), (.familyName, "Øst", "Ø••••"),
    (.documentNumber, "B8512340", "••••40"),
    (.documentNumber, "12345", "••••"), (.documentNumber, "123-456", "••••56"),
    (.ssn, "219-09-9994", "••••94"), (.ssn, "9994", "••••"), (.phone, "+1 555 0100", "••••00"),
    (.dateOfBirth, "1990-07-03", "••••"), (.dateOfExpiry, "2031-01-01", "••••"),
    (.email, "m@example.org", "••••"), (.street, "12 Oak Court", "••••"), (.sex, "F", "••••"),
    (.nameField, "GARCIA<<MARIA<ELENA<<<<<", "••••"), (.postalCode, "303011234", "••••"),
    (.issuer, "US-GA", "US-GA"), (.issuer, "UTO", "UTO"), (.issuer, "GARCIA", "••••"),
    (.documentCode, "P<", "P<"), (.documentType, "DL", "DL"), (.documentCode, "PMX", "••••"),
    (.nationality, "UTO", "••••"),
  ])
  func aMaskKeepsThis(attribute: Attribute, value: String, mask: String) {
    #expect(masked(value, of: attribute) == mask)
  }

  @Test func noMaskHoldsAWholePersonalValue() {
    let open: Set<Attribute> = [.issuer, .documentCode, .documentType]
    let long = "ABCDEF123456"
    for attribute in Attribute.allCases where !open.contains(attribute) {
      for length in 1...12 {
        for value in [String(long.prefix(length)), String(long.suffix(length))] {
          let mask = masked(value, of: attribute)
          #expect(!mask.contains(value), "\(attribute) \(value)")
          let kept = mask.filter { $0 != "•" }.count
          #expect(kept * 3 <= length, "\(attribute) keeps \(kept) of \(length)")
        }
      }
    }
  }

  @Test func aMaskSaysNothingAboutLength() {
    for attribute in Attribute.allCases {
      let lengths = (6...40).map { masked(String(repeating: "7", count: $0), of: attribute).count }
      #expect(Set(lengths).count == 1, "\(attribute)")
    }
  }

  @Test(arguments: [
    ("US-GA", true), ("UTO", true), ("D", false), ("US-", false), ("us-ga", false),
    ("US-GA-1", false), ("", false), ("<script>", false), ("USA-12A", true), ("US-GAAA", false),
  ])
  func anIssuerHasTheFormOfACode(text: String, expected: Bool) {
    #expect(hasFormOfIssuer(text) == expected)
  }
}
