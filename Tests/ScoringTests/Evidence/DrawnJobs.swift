import Proofing
import Support

@testable import Scoring

/// Jobs drawn at random, the same in every run: genuine ones, misread ones and forged ones.
struct DrawnJob {
  var job: Job
  var pages: [Page]

  /// A job.
  init(_ numbers: inout Numbers) {
    let person = Self.person(&numbers)
    var claim = Claim(
      familyName: person[.familyName] ?? "", dateOfBirth: day(person[.dateOfBirth] ?? ""))
    claim.givenNames = Redacted(person[.givenNames] ?? "")
    claim.documentNumber = Redacted(person[.documentNumber] ?? "")
    if Bool.random(using: &numbers) { claim.middleNames = Redacted(person[.middleNames] ?? "") }
    if Bool.random(using: &numbers) {
      claim.address = Redacted(Address(street: person[.street], postalCode: person[.postalCode]))
    }
    let isCard = Int.random(in: 0..<3, using: &numbers) > 0
    let type: EvidenceType = isCard ? .driversLicense : .passport
    let sides: [Side] = isCard ? [.front, .back] : [.front]
    job = Job(
      id: "2026-000123", consent: Consent(givenAt: now - 3_600), claim: claim,
      evidence: [
        Evidence(
          type: type, issuer: nil,
          pictures: sides.map { Evidence.Picture(side: $0, file: "\($0.rawValue).jpg") })
      ])
    let zones: [Zone] = isCard ? [.visual, .barcode] : [.visual, .machineReadable]
    let impostor = Self.person(&numbers)
    let kind = Int.random(in: 0..<8, using: &numbers)
    pages = zones.enumerated().map { place, zone in
      var page = Page(
        evidence: 0, picture: isCard ? place : 0, side: isCard && place == 1 ? .back : .front)
      page.readings = person.keys.sorted().compactMap { attribute in
        var value = person[attribute] ?? ""
        // Some documents are somebody else's, in whole or in one field.
        if kind == 0 || kind == 1 && attribute == .dateOfBirth
          || kind == 2 && attribute == .documentNumber
        {
          value = impostor[attribute] ?? ""
        }
        return Self.reading(attribute, value, zone, &numbers)
      }
      return page
    }
    if !isCard {
      pages = [pages[0]].map { page in
        var page = page
        page.readings += pages[1].readings
        return page
      }
    }
  }

  private static func person(_ numbers: inout Numbers) -> [Attribute: String] {
    func one(_ list: [String]) -> String { list.randomElement(using: &numbers) ?? "" }
    let year = Int.random(in: 1940...2005, using: &numbers)
    let month = Int.random(in: 1...12, using: &numbers)
    let date = CalendarDate(
      year: year, month: month, day: Int.random(in: 1...28, using: &numbers))
    let digits = (0..<8).map { _ in one((0...9).map(String.init)) }.joined()
    return [
      .familyName: one(["GARCIA", "SMITH", "NGUYEN", "KOWALSKI", "O'BRIEN", "LEE"]),
      .givenNames: one(["ROBERT", "MARIA", "ANN", "WILLIAM", "JOSE LUIS", "THOMAS"]),
      .middleNames: one(["ELENA", "J", "JAMES"]),
      .dateOfBirth: date?.description ?? "1990-07-03", .documentNumber: "D" + digits,
      .street: one(["12 OAK CT", "500 MAIN ST APT 4", "PO BOX 77"]),
      .postalCode: one(["30301", "60601"]), .dateOfExpiry: "2030-07-03",
    ]
  }

  private static func reading(
    _ attribute: Attribute, _ value: String, _ zone: Zone, _ numbers: inout Numbers
  ) -> Reading? {
    guard Int.random(in: 0..<40, using: &numbers) > 0 else { return nil }
    if zone == .machineReadable, [.middleNames, .street, .postalCode].contains(attribute) {
      return nil
    }
    var text = Array(value)
    if [.dateOfBirth, .dateOfExpiry].contains(attribute), zone == .machineReadable {
      text = Array(value.filter { $0 != "-" }.dropFirst(2))
    }
    if zone != .barcode, Int.random(in: 0..<8, using: &numbers) == 0,
      let place = text.indices.randomElement(using: &numbers), text[place].isNumber
    {
      text[place] = "0123456789".randomElement(using: &numbers) ?? "0"
    }
    let sure = Int.random(in: 0..<3, using: &numbers) > 0
    return .make(
      attribute, String(text), zone,
      confidence: zone == .barcode ? 1 : sure ? 0.999 : Double.random(in: 0.3...1, using: &numbers))
  }
}
