import Foundation
import Proofing

/// What is printed on a picture, by attribute, in the form in which it is read.
struct PrintedFields: Equatable {
  /// The values.
  private(set) var values: [Attribute: String] = [:]

  /// What a label and the job beside its picture say.
  ///
  /// A label gives first and middle names, family name and suffix, and the parts of an address together;
  /// where the job file that `specimen` writes lies beside the picture, its claim says how they part. First
  /// and middle names are parted in barcodes only: print does not part them.
  ///
  /// - Parameters:
  ///   - label: The label.
  ///   - claim: The claim of the job beside the picture; nil without one.
  init(_ label: PictureLabel, claim: SpecimenClaim?) {
    let isZone = label.kind != .licenseFront && label.kind != .licenseBack
    for (name, value) in label.values {
      guard let attribute = Attribute(rawValue: name), Self.comparable.contains(attribute) else {
        continue
      }
      values[attribute] = value
    }
    if isZone {
      values[.dateOfBirth] = label.values["birthYYMMDD"]
      values[.dateOfExpiry] = label.values["expiryYYMMDD"]
      values[.address] = nil
      return
    }
    guard let claim else { return }
    if label.kind == .licenseBack {
      part(.givenNames, after: claim.givenNames, rest: .middleNames)
    }
    if claim.suffix != nil { part(.familyName, after: claim.familyName, rest: .suffix) }
    guard let address = claim.address else { return }
    values[.street] = address.street
    values[.unit] = address.unit
    values[.city] = address.city
    values[.region] = address.region
    values[.postalCode] = address.postalCode
    values[.address] = nil
  }

  /// Parts a value after as many words as another text has.
  private mutating func part(_ attribute: Attribute, after text: String, rest: Attribute) {
    guard let words = values[attribute]?.split(separator: " ") else { return }
    let count = text.split(separator: " ").count
    values[attribute] = words.prefix(count).joined(separator: " ")
    let others = words.dropFirst(count).joined(separator: " ")
    values[rest] = others.isEmpty ? nil : others
  }

  /// The attributes whose normal form is what is printed, but for spaces and punctuation.
  static let comparable: Set<Attribute> = [
    .familyName, .givenNames, .dateOfBirth, .documentNumber, .dateOfExpiry, .dateOfIssue, .sex,
    .nationality, .eyeColor,
  ]
}

/// The claim of a job that `specimen` wrote, as far as it says what is printed.
struct SpecimenClaim: Decodable, Equatable {
  var givenNames: String
  var familyName: String
  var suffix: String?
  var address: Address?

  private struct File: Decodable { var claim: SpecimenClaim }

  /// The claim in a job file; nil when it holds none.
  init?(jobFile bytes: [UInt8]) {
    guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else { return nil }
    self = file.claim
  }
}
