public import Proofing

extension Policy.ScoringRule {
  /// The starting values of the shipped policies as a value, so that tests of the stages need no YAML.
  public static func make() -> Policy.ScoringRule {
    Policy.ScoringRule(
      passBits: 8, failBits: -8, certainMismatch: 0.9,
      shares: [
        .stranger: 0.2, .relative: 0.2, .namesake: 0.05, .forged: 0.35, .editedBirthDate: 0.1,
        .editedNumber: 0.1,
      ],
      extractionFloor: 0.006, frequencyFloor: 5e-6,
      disagreement: [
        .same: 0.002, .stranger: 0.01, .relative: 0.01, .namesake: 0.01, .forged: 0.1,
        .editedBirthDate: 0.6, .editedNumber: 0.6,
      ],
      levels: levels)
  }

  private static let levels: [Attribute: [Hypothesis: Chances]] = table(
    """
    familyName same exact=0.955 part=0.013 near=0.009 swap=0.006 else=0.017
    familyName stranger exact=frequency part=0.0003 near=0.0005 swap=0.0002 else=0.997
    familyName relative exact=0.88 part=0.01 near=0.012 swap=0.0002 else=0.097
    familyName namesake exact=0.955 part=0.013 near=0.009 swap=0.006 else=0.017
    familyName forged exact=0.955 part=0.013 near=0.009 swap=0.006 else=0.017
    familyName editedBirthDate exact=0.955 part=0.013 near=0.009 swap=0.006 else=0.017
    familyName editedNumber exact=0.955 part=0.013 near=0.009 swap=0.006 else=0.017
    givenNames same exact=0.9 nick=0.05 near=0.015 initial=0.005 else=0.024
    givenNames stranger exact=frequency nick=0.005 near=0.003 initial=0.02 else=0.97
    givenNames relative exact=0.08 nick=0.012 near=0.004 initial=0.02 else=0.88
    givenNames namesake exact=0.9 nick=0.05 near=0.012 initial=0.005 else=0.024
    givenNames forged exact=0.9 nick=0.05 near=0.015 initial=0.005 else=0.024
    givenNames editedBirthDate exact=0.9 nick=0.05 near=0.015 initial=0.005 else=0.024
    givenNames editedNumber exact=0.9 nick=0.05 near=0.015 initial=0.005 else=0.024
    middleNames same exact=0.54 initial=0.44 near=0.01 else=0.01
    middleNames stranger exact=0.003 initial=0.03 near=0.002 else=0.965
    middleNames relative exact=0.04 initial=0.06 near=0.002 else=0.898
    middleNames namesake exact=0.003 initial=0.07 near=0.003 else=0.924
    middleNames forged exact=0.54 initial=0.44 near=0.01 else=0.01
    middleNames editedBirthDate exact=0.54 initial=0.44 near=0.01 else=0.01
    middleNames editedNumber exact=0.54 initial=0.44 near=0.01 else=0.01
    suffix same exact=0.74 oneside=0.25 else=0.01
    suffix stranger exact=0.02 oneside=0.96 else=0.02
    suffix relative exact=0.02 oneside=0.96 else=0.02
    suffix namesake exact=0.06 oneside=0.88 else=0.06
    suffix forged exact=0.7 oneside=0.28 else=0.02
    suffix editedBirthDate exact=0.7 oneside=0.28 else=0.02
    suffix editedNumber exact=0.7 oneside=0.28 else=0.02
    dateOfBirth same exact=0.984 dmswap=0.006 one_edit=0.005 same_md=0.002 same_year=0.001 else=0.002
    dateOfBirth stranger exact=4.5e-5 dmswap=0.0001 one_edit=0.0013 same_md=0.003 same_year=0.015 else=0.98
    dateOfBirth relative exact=0.035 dmswap=0.0001 one_edit=0.0013 same_md=0.003 same_year=0.03 else=0.93
    dateOfBirth namesake exact=4.5e-5 dmswap=0.0001 one_edit=0.0013 same_md=0.003 same_year=0.015 else=0.98
    dateOfBirth forged exact=0.984 dmswap=0.006 one_edit=0.005 same_md=0.002 same_year=0.001 else=0.002
    dateOfBirth editedBirthDate exact=0.006 dmswap=0.0005 one_edit=0.42 same_md=0.4 same_year=0.1 else=0.0735
    dateOfBirth editedNumber exact=0.984 dmswap=0.006 one_edit=0.005 same_md=0.002 same_year=0.001 else=0.002
    documentNumber same exact=0.978 near=0.016 else=0.006
    documentNumber stranger exact=1.0e-8 near=1.0e-6 else=1
    documentNumber relative exact=1.0e-6 near=0.0001 else=0.999
    documentNumber namesake exact=1.0e-8 near=1.0e-6 else=1
    documentNumber forged exact=0.0002 near=0.0001 else=0.9997
    documentNumber editedBirthDate exact=0.978 near=0.016 else=0.006
    documentNumber editedNumber exact=0.005 near=0.93 else=0.065
    address same full=0.84 part=0.035 zip=0.005 none=0.12
    address stranger full=1.0e-5 part=0.0001 zip=0.002 none=0.998
    address relative full=0.64 part=0.022 zip=0.002 none=0.336
    address namesake full=0.0001 part=0.0002 zip=0.002 none=0.998
    address forged full=0.47 part=0.02 zip=0.005 none=0.505
    address editedBirthDate full=0.84 part=0.035 zip=0.005 none=0.12
    address editedNumber full=0.84 part=0.035 zip=0.005 none=0.12
    """)

  /// Rows of `attribute hypothesis level=chance …`.
  private static func table(_ text: String) -> [Attribute: [Hypothesis: Chances]] {
    var table: [Attribute: [Hypothesis: Chances]] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 2, let attribute = Attribute(rawValue: words[0]),
        let hypothesis = Hypothesis(rawValue: words[1])
      else { preconditionFailure("no row: \(line)") }
      var chances = Chances([:])
      for cell in words.dropFirst(2) {
        let parts = cell.split(separator: "=").map(String.init)
        guard let level = Comparison.Level(rawValue: parts[0]) else {
          preconditionFailure("no level: \(cell)")
        }
        if parts[1] == "frequency" {
          chances.exactIsFrequency = true
        } else {
          chances.levels[level] = Double(parts[1])
        }
      }
      table[attribute, default: [:]][hypothesis] = chances
    }
    return table
  }
}
