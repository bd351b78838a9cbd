import Adjudication
public import Proofing
import Randomness
import Scoring

/// How one simulated job ended.
public struct SimulatedOutcome: Sendable, Equatable {
  /// Who dropped it.
  public var kind: SimulatedKind
  /// How it ends under the policy.
  public var verdict: Verdict
  /// The evidence in bits.
  public var bits: Double
  /// Whether it would pass if any number of bits were enough; where nobody asked for that, whether it does.
  public var passesWithEnoughBits: Bool
}

extension SimulatedCase {
  /// The job with what readers see of it, as on the last attempt: what is not read cannot be put off.
  ///
  /// - Parameters:
  ///   - reader: Reads the document.
  ///   - today: The day of the job.
  ///   - attempt: Which attempt of the applicant it is.
  ///   - random: The numbers that choose recorded pictures.
  /// - Returns: The job and its pages.
  func job(
    readBy reader: RecordedReader, today: CalendarDate, attempt: Int, by random: inout SeededRandom
  ) -> (job: Job, pages: [Page]) {
    let sides: [Side] = document.isPassport ? [.front] : [.front, .back]
    var job = Job(
      id: "simulated", consent: Consent(givenAt: today.daysSince1970 * 86_400), claim: claim,
      evidence: [
        Evidence(
          type: document.isPassport ? .passport : .driversLicense,
          issuer: document.state.map { "US-" + $0 } ?? "UTO",
          pictures: sides.map { Evidence.Picture(side: $0, file: $0.rawValue + ".jpg") })
      ])
    job.attempt = attempt
    let pages = sides.enumerated().map { place, side in
      var page = Page(evidence: 0, picture: place, side: side)
      page.format = PictureFormat(name: "jpeg", width: 2, height: 2, orientation: 1)
      (page.width, page.height) = (2, 2)
      let zone: Zone =
        document.isPassport ? .machineReadable : side == .front ? .visual : .barcode
      let person = side == .front ? front : back
      page.readings = reader.read(zone, person.fields(in: zone, on: today), by: &random)
      return page
    }
    return (job, pages)
  }
}

extension Person {
  /// What stands in a zone of a document that is valid on a day, in the form in which it is read.
  func fields(in zone: Zone, on today: CalendarDate) -> [Attribute: String] {
    let issued = dateOfBirth.moved(years: max(18, today.year - dateOfBirth.year - 3))
      .moved(days: -400)
    let expires = issued.moved(years: 9)
    var fields: [Attribute: String] = [
      .familyName: familyName, .givenNames: givenNames, .documentNumber: number,
      .sex: isFemale ? "F" : "M",
    ]
    // Only barcodes part first and middle names.
    if zone != .barcode {
      fields[.givenNames] = [givenNames, middleNames].compactMap(\.self).joined(separator: " ")
    }
    if zone == .machineReadable {
      func short(_ date: CalendarDate) -> String {
        String(date.description.filter(\.isNumber).suffix(6))
      }
      fields[.familyName] = [familyName, suffix].compactMap(\.self).joined(separator: " ")
      fields[.dateOfBirth] = short(dateOfBirth)
      fields[.dateOfExpiry] = short(expires)
      fields[.nationality] = "UTO"
    } else {
      if zone == .barcode { fields[.middleNames] = middleNames }
      fields[.suffix] = suffix
      fields[.dateOfBirth] = dateOfBirth.description
      fields[.dateOfExpiry] = expires.description
      fields[.dateOfIssue] = issued.description
      fields[.street] = address.street
      fields[.unit] = address.unit
      fields[.city] = address.city
      fields[.region] = address.region
      fields[.postalCode] = address.postalCode
      if zone == .barcode { fields[.issuer] = "US-" + (address.region ?? "") }
    }
    return fields.mapValues { $0.uppercased() }
  }
}
