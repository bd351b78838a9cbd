import Proofing
import Testing

@testable import Recognition

/// What real cards, scanners and saved files do differently from the standard.
@Suite struct AAMVAQuirkTests {
  private let plain = SamplePayload.make()

  /// Everything about the holder that must survive a quirk.
  private func expectHolder(_ payload: AAMVAPayload, _ sample: String = #function) {
    #expect(payload.familyName?.revealed == "QUINTERO-BRAY")
    #expect(payload.givenNames?.revealed == "ODALYS")
    #expect(payload.middleNames?.revealed == "MARE")
    #expect(payload.dateOfBirth?.revealed.description == "1987-09-14")
    #expect(payload.dateOfExpiry?.revealed.description == "2031-09-14")
    #expect(payload.elements["DAQ"]?.revealed == "Q48201177")
    #expect(payload.address?.revealed.city == "MACON")
    #expect(payload.address?.revealed.postalCode == "31204")
  }

  private func parse(_ text: String) -> AAMVAPayload { AAMVAPayload(parsing: Array(text.utf8)) }

  @Test(arguments: ["\u{FEFF}", "  ", "\r\n\t", "\u{FEFF} \n"])
  func whatStandsBeforeTheFirstCharacterIsStripped(prefix: String) {
    let payload = parse(prefix + plain.text)
    expectHolder(payload)
    #expect(payload.findings.map(\.reason).contains(.barcodeHeaderRepaired))
  }

  @Test func lineEndsOfWindowsAreSeparators() {
    // Swift takes CR LF for one character: scalars must be replaced.
    let scalars = plain.text.unicodeScalars.flatMap { $0 == "\n" ? ["\r", "\n"] : [$0] }
    expectHolder(parse(scalars.text))
  }

  @Test(arguments: ["|", "\u{1E}", "\r", "\u{1D}", "\u{85}"])
  func otherSeparatorsAreSeparators(separator: String) {
    let separators: Set<Unicode.Scalar> = ["\n", "\r", "\u{1E}"]
    let text = plain.text.unicodeScalars.map {
      separators.contains($0) ? separator : String($0)
    }.joined()
    expectHolder(parse(text))
  }

  @Test(arguments: [
    "@\n\n", "@\n", "@", "@\n^^\n", "@\n6", "@a\n", "@ac", "@\n6M", "@\n\u{1E}", "", "@\n\u{9C}M",
  ])
  func theFirstBytesMayBeAnything(prefix: String) {
    let text = plain.text.dropFirst("@\n\u{1E}\r".count)
    expectHolder(parse(prefix + text))
  }

  @Test func controlCharactersWithinAreDropped() {
    let bytes = plain.bytes.flatMap { $0 == UInt8(ascii: "I") ? [$0, 0x80, 0x00] : [$0] }
    let payload = AAMVAPayload(parsing: bytes)
    // `ANSI` keeps its letters, and so does everything else.
    expectHolder(payload)
  }

  @Test func anOldFileTypeIsAccepted() {
    var sample = SamplePayload.make(version: 1)
    sample.fileType = "AAMVA"
    let payload = AAMVAPayload(parsing: sample.bytes)
    expectHolder(payload)
    #expect(payload.header?.version == 1)
  }

  @Test(arguments: [1, -1, 9_000]) func aWrongOffsetIsAWarningOnly(error: Int) {
    var sample = plain
    sample.offsetError = error
    let payload = parse(sample.text)
    expectHolder(payload)
    #expect(payload.findings.map(\.reason) == [.barcodeLengthMismatch])
  }

  @Test func anOffsetOfZerosIsAWarningOnly() {
    let payload = parse(plain.text.replacing("DL0041", with: "DL0000"))
    expectHolder(payload)
    #expect(payload.findings.map(\.reason) == [.barcodeLengthMismatch])
  }

  @Test func lettersForAnOffsetAreSkipped() {
    var sample = plain
    sample.own = nil
    sample.issuer = "990876"
    let header = "@\n\u{1E}\rANSI 990876" + "100001DLabac"
    let text = header + sample.text.dropFirst(31)
    let payload = parse(text)
    expectHolder(payload)
    #expect(payload.issuer == "CA-AB")
  }

  @Test func aHeaderLaidOutAsInVersion1IsReadUnderVersion2() {
    var sample = SamplePayload.make(version: 2)
    sample.issuer = "636035"
    let text = sample.text.replacing("636035" + "02" + "00", with: "636035" + "02")
    let payload = parse(text)
    expectHolder(payload)
    #expect(payload.header?.version == 2)
    #expect(payload.header?.entries == 2)
    #expect(payload.header?.designators.map(\.type) == ["DL", "ZG"])
    #expect(payload.issuer == "US-IL")
    #expect(payload.findings.map(\.reason).contains(.barcodeHeaderRepaired))
  }

  @Test func theOldMisprintOfNorthCarolinaIsNorthCarolina() {
    let body = SamplePayload.make(version: 1).elements.map { $0.id + $0.value }
      .joined(separator: "\n")
    let payload = parse("@\n\nAAMVA36004001DL00290190DL" + body)
    expectHolder(payload)
    #expect(payload.issuer == "US-NC")
    #expect(payload.header?.version == 1)
    #expect(payload.header?.entries == nil)
  }

  @Test func aBodyWithoutItsSubfileTypeIsRead() {
    expectHolder(parse(plain.text.replacing("DLDCS", with: "DCS")))
    expectHolder(parse(plain.text.replacing("DLDCS", with: "DL\nDCS")))
  }

  @Test func aMissingSeparatorAfterAFixedLengthIsPutIn() {
    let payload = parse(plain.text.replacing("\nDBB", with: "DBB").replacing("\nDAK", with: "DAK"))
    expectHolder(payload)
    #expect(payload.address?.revealed.region == "GA")
  }

  @Test func aSegmentTerminatorThatBecameALetterIsNoPartOfADate() {
    let sample = plain.with("DDB", "07012022")
    let payload = parse(sample.text.replacing("07012022\rZG", with: "07012022MZG"))
    expectHolder(payload)
    #expect(payload.elements["DDB"]?.revealed == "07012022")
    #expect(payload.subfiles == ["DL", "ZG"])
  }

  @Test func anElementThatSwallowedAnotherIsNotBelieved() {
    let payload = parse(
      plain.text.replacing("\nDDE" + "N", with: "").replacing("\nDAC", with: "DAC"))
    #expect(payload.familyName == nil)
    #expect(payload.givenNames == nil)
    #expect(payload.findings.map(\.reason).contains(.barcodeElementUnparsed))
  }

  @Test(arguments: ["DACOSTA", "DAILEY", "DAGMAR", "ZAZAC", "DLDAQ", "MCDADE"])
  func aNameMayLookLikeAnElement(name: String) {
    for version in [1, 2, 10] {
      let sample = SamplePayload.make(version: version)
      let renamed =
        version == 1 ? sample.with("DAA", name + ",ODALYS") : sample.with("DCS", name)
      #expect(AAMVAPayload(parsing: renamed.bytes).familyName?.revealed == name)
    }
  }

  @Test func accentsSurviveInBothEncodings() {
    let sample = plain.with("DAC", "ÉLOÏSE")
    #expect(AAMVAPayload(parsing: sample.bytes).givenNames?.revealed == "ÉLOÏSE")
    #expect(parse(sample.text).givenNames?.revealed == "ÉLOÏSE")
  }
}
