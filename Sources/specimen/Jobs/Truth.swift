import Foundation
import Proofing

/// The truth about one job: a line of `jobs.jsonl`.
///
/// The job itself does not tell.
struct Truth: Codable, Sendable, Equatable {
  /// The job's name.
  var id: String
  /// Who dropped it.
  var kind: CaseKind
  /// The document's type as the job file says it.
  var type: String
  /// Who issued the document.
  var issuer: String
  /// The design of a license's front; absent for other documents.
  var layout: String?
  /// Which attributes on each side differ from the claim; a side without any is not listed.
  var differs: [String: [String]]

  /// What a case is in truth.
  init(of presented: Case, id: String, type: String, issuer: String, layout: String?) {
    self.id = id
    kind = presented.kind
    self.type = type
    self.issuer = issuer
    self.layout = layout
    differs = [:]
    func attributes(_ person: Identity) -> [(name: String, value: String?)] {
      [
        ("familyName", person.familyName), ("givenNames", person.givenNames),
        ("middleNames", person.middleNames), ("suffix", person.suffix),
        ("dateOfBirth", person.dateOfBirth.description),
        (
          "documentNumber",
          presented.isPassport ? person.passport?.number : person.license?.number
        ),
        (
          "address",
          presented.isPassport
            ? nil
            : [
              person.address.street, person.address.unit, person.address.city,
              person.address.region, person.address.postalCode,
            ].compactMap(\.self).joined(separator: " ")
        ),
      ]
    }
    let sides =
      [("front", presented.front)] + (presented.isPassport ? [] : [("back", presented.back)])
    for (side, person) in sides {
      let pairs = zip(attributes(presented.claim), attributes(person))
      let names = pairs.filter { $0.value != $1.value }.map(\.0.name)
      if !names.isEmpty { differs[side] = names }
    }
  }
}

extension Encodable {
  /// One line of JSON, its fields sorted.
  func line() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
