import Proofing
import Testing

@testable import Reporting

@Suite struct ReadPicturesTests {
  private let pictures = [
    ReadPicture(file: "front.jpg", type: .driversLicense, side: .front, page: .front()),
    ReadPicture(file: "back.jpg", type: .driversLicense, side: .back, page: .back()),
    ReadPicture(
      file: "cup\u{1B}[2J.jpg", type: nil, side: .front,
      page: Page(evidence: 0, picture: 0, side: .front)),
  ]

  @Test func theFileKeepsToItsSchema() throws {
    let file = readingsFile(
      pictures, versions: ["program": "1"], catalogue: try Shipped.catalogue())
    #expect(try validate([file], against: "read") == [""])
    let good = try JSON(file: file)
    #expect(good["pictures"]?.elements.count == 3)
    #expect(good["pictures"]?.elements.last?["type"] == nil)
    #expect(good["pictures"]?.elements.last?["read"] == false)
  }

  @Test func everyReadingHasItsValueAndWhatProvesIt() throws {
    let table = readingsTable(pictures, catalogue: try Shipped.catalogue())
    for reading in pictures.flatMap(\.page.readings) {
      #expect(table.contains(reading.value.revealed))
    }
    #expect(table.contains("proved by error correction"))
    #expect(table.contains("no document that can be told"))
  }

  @Test func aFileNameCannotDriveTheTerminal() throws {
    #expect(!readingsTable(pictures, catalogue: try Shipped.catalogue()).contains("\u{1B}"))
  }

  @Test func columnsAreAsWideAsTheirWidestCell() {
    #expect(aligned([["a", "bb", "c"], ["aaa", "b"], []]) == ["a    bb  c", "aaa  b", ""])
  }
}
