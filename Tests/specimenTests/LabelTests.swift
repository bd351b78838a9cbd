import Testing

@testable import specimen

@Suite struct LabelTests {
  private func label(_ kind: DocumentKind) throws -> Label {
    try Label(
      file: "a.jpg", kind: kind, of: try .make(),
      shot: Camera.Shot(file: [], width: 1, height: 1, corners: []), exif: 1,
      states: try Resources())
  }

  @Test(arguments: [
    (DocumentKind.passport, [44, 44], "P"), (.visa, [44, 44], "V"),
    (.identityCardBack, [30, 30, 30], "I"), (.identityCardFront, [], "I"),
  ])
  func aZoneIsGivenWhereTheSideShowsOne(kind: DocumentKind, lengths: [Int], code: String) throws {
    let label = try label(kind)
    #expect((label.mrz ?? []).map(\.count) == lengths)
    #expect(label.mrzValid == (lengths.isEmpty ? nil : true))
    #expect(label.fields["documentCode"] == code)
  }

  @Test(arguments: [
    (DocumentKind.licenseFront, "DL"), (.licenseBack, "DL"), (.stateIDFront, "ID"),
    (.stateIDBack, "ID"),
  ])
  func aStateCardSaysOfWhatTypeItIs(kind: DocumentKind, type: String) throws {
    let label = try label(kind)
    #expect(label.fields["documentType"] == type)
    let isBack = kind == .licenseBack || kind == .stateIDBack
    #expect((label.barcodeText?.contains("\(type)DAQ") ?? false) == isBack)
  }

  @Test func aSelfieHasNoFields() throws {
    #expect(try label(.selfie).fields == [:])
  }
}
