import Proofing
import Testing

@testable import Recognition

@Suite struct PrintedDateTests {
  private func dates(_ text: String) -> [String] {
    PrintedDate.all(in: TextLine.make(text).characters).map(\.date.description)
  }

  @Test(arguments: [
    ("07/03/1990", "1990-07-03"), ("07-03-1990", "1990-07-03"), ("07.03.1990", "1990-07-03"),
    ("07 03 1990", "1990-07-03"), ("01-05- 1948,", "1948-01-05"), ("03 JUL 1990", "1990-07-03"),
    ("JUL 03 1990", "1990-07-03"), ("Jul-03-1990", "1990-07-03"), ("4bEXP07/03/1990", "1990-07-03"),
    ("02/29/2024", "2024-02-29"), ("1990/07/03", "1990-07-03"), ("EXP1990-07-03", "1990-07-03"),
  ])
  func formsOfADateAreRead(text: String, day: String) {
    #expect(dates(text) == [day])
  }

  @Test(arguments: [
    "13/01/1990", "00/00/0000", "02/29/2023", "07/03/90", "07031990", "7/3/1990", "107/03/1990",
    "07/03/19901", "O7/03/1990", "07/03/1S90", "07//03/1990", "MAYOR 03 1990", "07/03", "",
    "07/03/",
    "JUL JUL 1990", "01/01/1899",
  ])
  func whatIsNoDateIsNotRead(text: String) {
    #expect(dates(text).isEmpty)
  }

  @Test func everyDateOfALineIsFound() {
    #expect(dates("ISS 09/01/2022 EXP 09/01/2032") == ["2022-09-01", "2032-09-01"])
  }

  @Test func confidencesFollowTheNormalFormAndNotThePrint() {
    var line = TextLine.make("07/03/1990", confidence: 0.9)
    line.characters[0].confidence = 0.5
    let date = PrintedDate.all(in: line.characters)[0]
    #expect(date.confidences == [0.9, 0.9, 0.9, 0.9, 1, 0.5, 0.9, 1, 0.9, 0.9])
    #expect(date.confidences.count == date.date.description.count)
  }

  @Test func everyDayOfALeapYearReadsBack() {
    for day in 0..<366 {
      guard let date = CalendarDate(daysSince1970: 19_723 + day) else { continue }
      let parts = date.description.split(separator: "-")
      #expect(dates("\(parts[1])/\(parts[2])/\(parts[0])") == [date.description])
    }
  }
}
