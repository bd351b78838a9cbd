import Proofing
import Testing

@testable import Recognition

@Suite struct TravelDocumentPrintTests {
  /// The zone of the specimen of ICAO 9303-4.
  private func zone(_ said: [(Attribute, String)] = specimen) -> [Reading] {
    said.map { attribute, value in
      Reading(
        attribute: attribute, zone: .machineReadable,
        box: Box(x: 0, y: 900, width: 1_000, height: 30), raw: value, value: value,
        confidences: value.unicodeScalars.map { _ in 0.99 }, proof: .none, engine: "tesseract/mrz")
    }
  }

  private static let specimen: [(Attribute, String)] = [
    (.familyName, "ERIKSSON"), (.givenNames, "ANNA MARIA"),
    (.nameField, "ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"), (.documentNumber, "L898902C3"),
    (.dateOfBirth, "740812"), (.dateOfExpiry, "120415"),
  ]

  private func page(_ changes: [Int: String] = [:], confidence: Double = 0.99) -> [TextLine] {
    [
      "Surname/Apellido", "ERIKSSON", "Given names/Nombres", "ANNA MARIA", "Date of birth",
      "12 AUGUST/AGO 74",
      "Passport No.", "L898902C3", "Date of expiry", "15 APR/ABR 12",
    ].enumerated().map { place, text in
      .make(changes[place] ?? text, y: 50 + 40 * place, height: 24, confidence: confidence)
    }
  }

  private func read(_ lines: [TextLine], _ zone: [Reading]) -> [Attribute: String] {
    Dictionary(
      uniqueKeysWithValues: TravelDocumentPrint(reading: lines, besides: zone).values.map {
        ($0.attribute, $0.value)
      })
  }

  @Test func printThatSaysWhatTheZoneSaysIsRead() {
    #expect(
      read(page(), zone()) == [
        .familyName: "ERIKSSON", .givenNames: "ANNA MARIA", .dateOfBirth: "740812",
        .documentNumber: "L898902C3", .dateOfExpiry: "120415",
      ])
  }

  @Test func theOrderOfLinesDoesNotMatter() {
    #expect(read(page().reversed(), zone()) == read(page(), zone()))
  }

  /// What is sought beside a page of which some lines were not read.
  private func sought(
    without places: Set<Int> = [], changes: [Int: String] = [:], zone: [Reading]
  ) -> NetworkReader.Sought? {
    let lines = page(changes).enumerated().filter { !places.contains($0.offset) }.map(\.element)
    return TravelDocumentPrint.sought(by: zone, besides: lines)
  }

  @Test func nothingIsSoughtOnceAllThatTheZoneSaysWasFound() {
    #expect(sought(zone: zone()) == nil)
    for place in [1, 3, 5, 7, 9] { #expect(sought(without: [place], zone: zone()) != nil) }
    #expect(sought(changes: [7: "L898902C8"], zone: zone()) != nil)
    #expect(sought(zone: []) != nil)
  }

  @Test func ofAHolderWithoutGivenNamesNoneAreSought() {
    let zone = zone(Self.specimen.filter { $0.0 != .givenNames })
    #expect(sought(changes: [3: ""], zone: zone) == nil)
  }

  @Test func linesAsLongAsTheMissingNamesAreSoughtWithoutCaptions() {
    #expect(sought(without: [1], zone: zone()) == .init(lengths: [8], needsCaptions: false))
    #expect(sought(without: [3], zone: zone()) == .init(lengths: [10], needsCaptions: false))
  }

  @Test func captionsAreSoughtForAValueThatMayBePrintedOtherwise() {
    let dates = TravelDocumentDate.usualLengths
    #expect(sought(without: [5], zone: zone()) == .init(lengths: dates, needsCaptions: true))
    #expect(
      sought(changes: [7: "L898902C8"], zone: zone()) == .init(lengths: [9], needsCaptions: true))
    let nameless = zone(Self.specimen.filter { $0.0 != .familyName })
    #expect(sought(zone: nameless) == .init(lengths: [], needsCaptions: true))
  }

  // Å is spelled A or AA: tried one after another, 20 of them would take a million tries and more.
  @Test func namesWithManySpellingsTakeNoTime() {
    let name = String(repeating: "Å", count: 20)
    func found(_ said: String) -> String? {
      read(page([1: name]), zone([(.familyName, said)]))[.familyName]
    }
    #expect(found(String(repeating: "A", count: 31)) == name)
    #expect(found(String(repeating: "A", count: 31) + "B") == nil)
  }

  @Test func aValueIsFoundWithoutItsCaption() {
    let lines = page().enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    #expect(read(lines, zone()).count == 5)
  }

  @Test(arguments: [
    (5, Attribute.dateOfBirth, "12 AUGUST/AGO 75", "750812"),
    (9, .dateOfExpiry, "15 APR/ABR 22", "220415"),
    (7, .documentNumber, "L898902C8", "L898902C8"),
  ])
  func anotherValueIsGivenWhereItsCaptionSaysWhatItIs(
    line: Int, attribute: Attribute, print: String, value: String
  ) {
    #expect(read(page([line: print]), zone())[attribute] == value)
    #expect(read(page([line: print, line - 1: "Zzz"]), zone())[attribute] == nil)
    #expect(read(page([line: print], confidence: 0.89), zone())[attribute] == nil)
  }

  @Test func aDateOfAnotherFieldIsNotTakenForOneThatIsMissing() {
    #expect(read(page([5: "", 4: ""]), zone())[.dateOfBirth] == nil)
    #expect(
      read(page([4: "Place and date of birth", 5: "UTOPIA 12.08.1975"]), zone())[.dateOfBirth]
        == nil)
  }

  @Test(arguments: [
    ("08/12/1974", "1974-08-12"), ("12.081974", "1974-08-12"), ("120874", "740812"),
    ("08/12/74", "740812"),
  ])
  func whatADateInDigitsLeavesOpenTheZoneSays(print: String, value: String) {
    #expect(read(page([5: print]), zone())[.dateOfBirth] == value)
  }

  @Test func aCaptionWithItsValueSaysNothingOfTheNextLine() {
    let lines = ["CARD EXPIRES 04/15/12", "Resident since 11/01/07"].enumerated().map {
      TextLine.make($1, y: 50 + 40 * $0, height: 24)
    }
    #expect(read(lines, zone())[.dateOfExpiry] == nil)
  }

  @Test func ofTwoScriptsTheZonesIsRead() {
    let zone = zone([(.familyName, "TKACHENKO")])
    #expect(read([.make("ТКАЧЕНКО/TKACHENKO")], zone)[.familyName] == "TKACHENKO")
  }

  @Test func anotherNameIsNeverGiven() {
    #expect(read(page([1: "JOHANSSON"]), zone())[.familyName] == nil)
  }

  @Test func aNumberThatDiffersByZeroAndOIsTheZones() {
    let zone = zone([(.documentNumber, "L8989O2C0")])
    #expect(read([.make("L898902CO")], zone)[.documentNumber] == "L8989O2C0")
  }

  @Test(arguments: [
    ("ÆVARSDÓTTIR", "AEVARSDOTTIR"), ("MÜLLER", "MUELLER"), ("MÜLLER", "MULLER"),
    ("MÜLLER", "MUXXLLER"), ("ESPAÑOLA", "ESPANOLA"), ("Strauß", "STRAUSS"),
    ("ŁUKASZ", "LUKASZ"), ("PARAUDZIŅŠ", "PARAUDZINS"), ("O'CONNOR", "OCONNOR"),
    ("SMITH-JONES", "SMITH JONES"), ("GARÇÃO DE MAGALHÃES", "GARCAO DE MAGALHAES"),
  ])
  func aNameIsKnownHoweverTheZoneSpellsIt(print: String, zone said: String) {
    #expect(
      read([.make(print)], zone([(.familyName, said)]))[.familyName] == print.uppercased())
  }

  @Test func namesOnOneLineAreParted() {
    let names = read([.make("ERIKSSON, ANNA MARIA")], zone())
    #expect(names[.familyName] == "ERIKSSON")
    #expect(names[.givenNames] == "ANNA MARIA")
  }

  @Test func behindANameThatTheZoneCutsOffItsRestIsPrinted() {
    let cut = zone([
      (.familyName, "MARTIN"), (.givenNames, "CHRISTELLE HELENE LAUR"),
      (.nameField, "MARTIN<<CHRISTELLE<HELENE<LAUR"),
    ])
    #expect(read([.make("CHRISTELLE HÉLÈNE LAURA")], cut)[.givenNames] == nil)
    #expect(
      read([.make("CHRISTELLE HÉLÈNE LAUR A")], cut)[.givenNames] == "CHRISTELLE HÉLÈNE LAUR A")
  }

  @Test func withoutAZoneOnlyCaptionsSayWhatThingsAre() {
    #expect(
      read(page(), []) == [
        .dateOfBirth: "740812", .documentNumber: "L898902C3", .dateOfExpiry: "120415",
      ])
  }
}
