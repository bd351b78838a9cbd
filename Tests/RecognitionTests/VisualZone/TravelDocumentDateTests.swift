import Proofing
import Testing

@testable import Recognition

@Suite struct TravelDocumentDateTests {
  private func dates(_ text: String) -> [String] {
    TravelDocumentDate.all(in: TextLine.make(text).characters).map(\.value)
  }

  @Test(arguments: [
    ("12.08.1974", "1974-08-12"), ("12 08 1974", "1974-08-12"), ("12-08-1974", "1974-08-12"),
    ("12/08/1974", "1974-08-12"), ("1974-08-12", "1974-08-12"), ("1974.08.12", "1974-08-12"),
    ("12 AUG 1974", "1974-08-12"), ("12 Aug 1974", "1974-08-12"), ("12AUG 74", "740812"),
    ("12 AUG/AOÛT 74", "740812"), ("12 AUG /AUG 74", "740812"), ("12 AUGUST/AGO 74", "740812"),
    ("29 JÚN /JUN 11", "110629"), ("30 JUL/JUIL 19", "190730"), ("10DEC/DIC 96", "961210"),
    ("12 08 74", "740812"), ("1 MAY 2001", "2001-05-01"), ("29 FEB 00", "000229"),
  ])
  func aDateIsReadAsTravelDocumentsPrintIt(print: String, value: String) {
    #expect(dates(print) == [value])
  }

  @Test(arguments: [
    "31.02.1974", "12.13.1974", "30 FEB 00", "12 JUI 1974", "12 MAY/JUN 74", "12 XYZ 1974",
    "1208 1974", "110101/1111", "A12.08.1974", "12.08.19745", "12 JUL", "07 03", "",
  ])
  func whatIsNoDateIsNone(print: String) {
    #expect(dates(print).isEmpty)
  }

  @Test func allDatesOfALineAreFound() {
    #expect(dates("26 07 2006 M 25 07 2011") == ["2006-07-26", "2011-07-25"])
  }

  @Test func theMonthInLettersIsAsSureAsTheWholeDate() throws {
    let line = TextLine.make("12 AUG 1974", confidence: 0.8)
    let date = try #require(TravelDocumentDate.all(in: line.characters).first)
    let value = date.value(of: .dateOfBirth)
    #expect(value.confidences.count == value.value.unicodeScalars.count)
    #expect(value.leastConfidence == 0.8)
  }
}
