import Proofing
import Scoring
import Testing

@Suite struct CanonicalAnswerTests {
  /// Made with Python: unicodedata.normalize("NFKD", …).upper().lower(), marks dropped.
  @Test(arguments: [
    ("Oak Court", "oak court"), ("  OAK   court. ", "oak court"), ("O'Brien's", "obriens"),
    ("O\u{2019}Brien", "obrien"), ("José", "jose"), ("Jose\u{301}", "jose"), ("Straße", "strasse"),
    ("ﬁve-one", "five one"), ("Ｆｕｌｌ", "full"), ("St. John's", "st johns"), ("A/B & C", "a b c"),
    ("№ 5", "no 5"), ("x²", "x2"),
  ])
  func textIsFolded(_ text: String, _ canonical: String) {
    #expect(canonicalAnswer(text, kind: .text) == canonical)
    #expect(canonicalAnswer(text, kind: .choice) == canonical)
    #expect(canonicalAnswer(canonical, kind: .text) == canonical)
  }

  @Test(arguments: [
    ("$1,234.56", "123456"), ("1234", "123400"), ("USD 12.00", "1200"), ("0.05", "5"),
    ("$ 7", "700"), ("1,234,567", "123456700"),
  ])
  func amountsAreCents(_ text: String, _ canonical: String) {
    #expect(canonicalAnswer(text, kind: .amount) == canonical)
  }

  @Test(arguments: [
    "", "ten", "1.2", "1.234", "1.234,56", "12,34", "1,2345", "-5", "1.2.3", "€5", "$", "1e3",
    "9999999999999", ",123", "1,,234", ".50",
  ])
  func ambiguousAmountsAreNotUnderstood(_ text: String) {
    #expect(canonicalAnswer(text, kind: .amount) == nil)
  }

  @Test(arguments: [
    ("3/2015", "2015-03"), ("03/2015", "2015-03"), ("2015-03", "2015-03"),
    ("March 2015", "2015-03"), ("mar. 2015", "2015-03"), ("Sept 2015", "2015-09"),
    ("12-2015", "2015-12"),
  ])
  func monthsHaveOneForm(_ text: String, _ canonical: String) {
    #expect(canonicalAnswer(text, kind: .month) == canonical)
  }

  @Test(arguments: ["13/2015", "0/2015", "3/15", "2015", "Ma 2015", "3/4/2015", "", "x 2015"])
  func ambiguousMonthsAreNotUnderstood(_ text: String) {
    #expect(canonicalAnswer(text, kind: .month) == nil)
  }

  @Test func yearsHaveFourDigits() {
    #expect(canonicalAnswer(" 1985 ", kind: .year) == "1985")
    for text in ["85", "'85", "19850", "198S", "", "١٩٨٥"] {
      #expect(canonicalAnswer(text, kind: .year) == nil)
    }
  }

  @Test(arguments: ["", " ", "...", "\u{301}"]) func nothingIsNoAnswer(_ text: String) {
    #expect(canonicalAnswer(text, kind: .text) == nil)
  }
}
