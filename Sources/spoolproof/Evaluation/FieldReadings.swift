import Proofing
import Recognition

/// The readings of one document under the names that labels have for fields.
struct FieldReadings {
  /// What was read, at most one reading of an attribute.
  var readings: [Reading]
  /// The payload that they come from; nil for print.
  var payload: AAMVAPayload?

  /// Compares every field of a label that has a value.
  ///
  /// A label that does not part middle names, suffix or unit from what they stand beside is
  /// compared with both together. A field that the program has no word for is missing.
  ///
  /// - Parameter fields: The label's fields, with those that are null.
  /// - Returns: The fields by name, without those that are null.
  func marked(_ fields: [String: String?]) -> [MarkedField] {
    fields.sorted { $0.key < $1.key }.compactMap { name, truth in
      truth.map { mark(name, $0, beside: Set(fields.keys)) }
    }
  }

  private func mark(_ name: String, _ truth: String, beside names: Set<String>) -> MarkedField {
    let found = candidates(name, beside: names)
    let form = FieldForm(name)
    let exact = found.first { form.agree(truth, $0.value) }
    let shown = exact ?? found.first
    return MarkedField(
      name: name, truth: Redacted(truth), read: shown.map { Redacted($0.value) },
      proof: shown?.proof ?? .none,
      verdict: exact != nil ? .exact : shown == nil ? .missing : .wrong)
  }

  /// A value that may be the one that a label means.
  private struct Candidate {
    var value: String
    var proof: Proof
  }

  private func candidates(_ name: String, beside names: Set<String>) -> [Candidate] {
    let hasSuffix = names.contains("suffix")
    let hasMiddle = !names.isDisjoint(with: ["middleName", "middleNames"])
    switch name {
    case "familyName":
      return joined([[.familyName]] + (hasSuffix ? [] : [[.familyName, .suffix]]))
    case "givenName", "givenNames":
      let given: [Attribute] = hasMiddle ? [.givenNames] : [.givenNames, .middleNames]
      return joined([given] + (hasSuffix ? [] : [given + [.suffix]]))
    case "middleName": return joined([[.middleNames]])
    case "jurisdiction": return joined([[.issuer]])
    case "address":
      // Without one of these it is no address.
      let parts: [Attribute] = [.street, .city, .region, .postalCode]
      guard parts.allSatisfy({ part in readings.contains { $0.attribute == part } }) else {
        return []
      }
      return joined([[.street, .unit, .city, .region, .postalCode]])
    case "street":
      let isParted = !names.isDisjoint(with: ["street2", "unit"])
      return joined([isParted ? [.street] : [.street, .unit]])
    case "street2":
      let unit = joined([[.unit]])
      return unit.isEmpty ? said(name) : unit
    case "jurisdictionOfAddress": return joined([[.region]])
    default:
      if let attribute = Attribute(rawValue: name) { return joined([[attribute]]) }
      return said(name)
    }
  }

  /// What the payload says in an element that no reading has.
  private func said(_ name: String) -> [Candidate] {
    payload?.value(of: name).map { [Candidate(value: $0, proof: .none)] } ?? []
  }

  /// The values of some attributes in a row, proved only if each part is.
  private func joined(_ choices: [[Attribute]]) -> [Candidate] {
    choices.compactMap { attributes in
      let parts = attributes.compactMap { attribute in
        readings.first { $0.attribute == attribute }
      }
      guard let first = parts.first else { return nil }
      return Candidate(
        value: parts.map(\.value.revealed).joined(separator: " "),
        proof: parts.contains { $0.proof == .none } ? .none : first.proof)
    }
  }
}

extension AAMVAPayload {
  /// What labels name of a payload that no reading has, by the elements of AAMVA 2020 Table D.3 and of
  /// version 01.
  ///
  /// A `street2` that repeats city and postal code, as on cards of Wyoming, is no unit of an address,
  /// and therefore no reading.
  fileprivate func value(of name: String) -> String? {
    func element(_ ids: String...) -> String? {
      ids.lazy.compactMap { elements[$0]?.revealed }.first { !$0.isEmpty }
    }
    switch name {
    case "weight":
      // Pounds in DAW and kilograms in DAX; Alberta writes kilograms, with the unit, into DAW.
      if let value = element("DAW") {
        return (value.uppercased().hasSuffix("KG") ? "Metric:" : "Imperial:") + value
      }
      return element("DAX").map { "Metric:\($0)" }
    case "street2": return element("DAH", "DAM")
    case "hairColor": return element("DAZ")
    case "vehicleClass": return element("DCA", "DAR")
    case "standard":
      let years = [
        1: 2000, 2: 2003, 3: 2005, 4: 2009, 5: 2010, 6: 2011, 7: 2012, 8: 2013, 9: 2016, 10: 2020,
      ]
      return header?.version.flatMap { years[$0] }.map { "Aamva\($0)" }
    default: return nil
    }
  }
}
