import Proofing

/// A name of ours in words: `dateOfBirth` is "date of birth".
func words(_ name: String) -> String {
  if let known = knownWords[name] { return known }
  var text = ""
  for scalar in name.unicodeScalars {
    if scalar.properties.isUppercase {
      text += " " + scalar.properties.lowercaseMapping
    } else {
      text.unicodeScalars.append(scalar == "_" ? " " : scalar)
    }
  }
  return text
}

private let knownWords = [
  "driversLicense": "driver's license", "stateID": "state ID card",
  "identityCard": "identity card", "ssn": "social security number",
  "visual": "printed text", "notRun": "not run", "none": "nothing", "else": "no known relation",
  "equiv": "equivalent", "num+zip": "number and ZIP", "num+street": "number and street",
  "street+zip": "street and ZIP", "pobox_vs_street": "PO box against street", "nick": "nickname",
  "oneside": "one side only",
  "dmswap": "day and month swapped", "same_md": "same month and day", "one_edit": "one character",
]

/// Where something was noticed, such as "document 1, front, barcode, date of birth"; empty for the job as a whole.
func place(_ reason: JSON) -> String {
  let parts: [String?] = [
    reason["evidence"]?.whole.map { "document \($0 + 1)" },
    reason["side"]?.text,
    reason["zone"]?.text.map(words),
    reason["attribute"]?.text.map(words),
    reason["question"]?.text.map { "question \($0)" },
  ]
  return parts.compactMap { $0 }.joined(separator: ", ")
}

/// What a push means to a reader.
func words(_ push: Push) -> String {
  switch push {
  case .reject: "refuses"
  case .support: "supports"
  case .inform: "for information"
  case .warn: "warns"
  case .escalate: "to a person"
  case .fail: "fails"
  case .retry: "asks for another try"
  }
}
