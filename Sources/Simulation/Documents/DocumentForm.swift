import Proofing
import Randomness

/// What someone presents: a license of a state, or a passport.
struct DocumentForm: Sendable, Equatable {
  /// Two letters; nil for a passport.
  var state: String?
  /// `A` for a letter, `9` for a digit.
  var numberForm: String

  /// Whether it is a passport.
  var isPassport: Bool { state == nil }

  /// The most populous states, each with the usual form of its numbers.
  static let licenses = [
    DocumentForm(state: "CA", numberForm: "A9999999"),
    DocumentForm(state: "TX", numberForm: "99999999"),
    DocumentForm(state: "FL", numberForm: "A999999999999"),
    DocumentForm(state: "NY", numberForm: "999999999"),
    DocumentForm(state: "PA", numberForm: "99999999"),
    DocumentForm(state: "IL", numberForm: "A99999999999"),
    DocumentForm(state: "OH", numberForm: "AA999999"),
    DocumentForm(state: "GA", numberForm: "999999999"),
    DocumentForm(state: "NC", numberForm: "999999999999"),
    DocumentForm(state: "MI", numberForm: "A999999999999"),
    DocumentForm(state: "NJ", numberForm: "A99999999999999"),
    DocumentForm(state: "VA", numberForm: "A99999999"),
  ]

  /// A passport, of Utopia.
  static let passport = DocumentForm(state: nil, numberForm: "A99999999")

  /// Four in ten present a passport, as in what `specimen` draws.
  static func drawn(isPassport: Bool?, by random: inout SeededRandom) -> DocumentForm {
    if isPassport ?? random.happens(0.4) { return passport }
    return random.pick(licenses) ?? passport
  }
}
