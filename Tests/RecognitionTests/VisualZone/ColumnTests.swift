import Testing

@testable import Recognition

@Suite struct ColumnTests {
  private func strip(_ line: TextLine, at column: Int? = nil) throws -> Column.Stripped? {
    Column.strip(try #require(PrintedLine(line)), at: column)
  }

  @Test func aSmallDigitBeforeAHouseNumberIsTheFieldNumber() throws {
    let stripped = try #require(try strip(.make("8123 MAIN STREET", small: 1)))
    #expect(stripped.line.text == "123 MAIN STREET")
    #expect(stripped.prefix == "8")
  }

  @Test func aDigitOfFullSizeBelongsToTheHouseNumber() throws {
    let stripped = try #require(try strip(.make("8123 MAIN STREET")))
    #expect(stripped.line.text == "8123 MAIN STREET")
    #expect(stripped.prefix == "")
  }

  @Test func dirtBeforeALineGoes() throws {
    #expect(try strip(.make("‘ SAMPLE"))?.line.text == "SAMPLE")
    #expect(try strip(.make("iSAMPLE", small: 1))?.line.text == "SAMPLE")
  }

  @Test func aSmallCapitalStays() throws {
    #expect(try strip(.make("SAMPLE", small: 1))?.line.text == "SAMPLE")
  }

  @Test func aLoneNumberGoesOnlyLeftOfTheColumn() throws {
    #expect(try strip(.make("8 123 MAIN ST", x: 400), at: 442)?.line.text == "123 MAIN ST")
    #expect(try strip(.make("8 123RD ST", x: 442), at: 442)?.line.text == "8 123RD ST")
  }

  @Test func moreThanANumberIsNotDropped() throws {
    #expect(try strip(.make("12345 WASHINGTON", small: 5)) == nil)
    #expect(try strip(.make("...")) == nil)
    #expect(try strip(.make("-    FELIX")) == nil)
  }
}
