import Proofing
import Randomness

/// One job before it is drawn: what is claimed, and whose data stands on either side of the document.
struct Case: Sendable, Equatable {
  /// Who drops it.
  var kind: CaseKind
  /// Whether the document is a passport; a license otherwise.
  var isPassport: Bool
  /// What the applicant says.
  var claim: Identity
  /// What stands on the front.
  var front: Identity
  /// What stands on the back.
  var back: Identity

  /// A genuine job: all three are the same person.
  init(genuine person: Identity, isPassport: Bool) {
    kind = .genuine
    self.isPassport = isPassport
    claim = person
    front = person
    back = person
  }

  /// A job of a kind.
  ///
  /// - Parameters:
  ///   - kind: Who drops it.
  ///   - victim: The person of the claim.
  ///   - other: Someone else, invented apart from them.
  ///   - isPassport: What is presented; a kind that needs a back always presents a license.
  ///   - states: The states, for numbers in the issuer's form.
  ///   - random: The numbers that shape what is altered.
  /// - Throws: ``SpecimenError`` when someone has no license or the calendar has no such day.
  init(
    _ kind: CaseKind, against victim: Identity, by other: Identity, isPassport: Bool,
    states: Resources, random: inout SeededRandom
  ) throws(SpecimenError) {
    self.init(genuine: victim, isPassport: isPassport && !kind.needsBack)
    self.kind = kind
    switch kind {
    case .genuine: break
    case .stranger: present(other)
    case .relative:
      present(try other.asRelative(of: victim, names: states.names, states: states, by: &random))
    case .namesake: present(other.asNamesake(of: victim))
    case .editedBirthDate: present(try victim.withBirthDateEdited(by: &random))
    case .editedNumber: present(victim.withNumberEdited(by: &random))
    case .editedFront:
      front = victim
      front.appearance = other.appearance
      front.license = other.license
      front.license?.number = victim.license?.number ?? ""
      back = other
    case .twoCards: back = other
    case .forged: present(try victim.forged(from: other, states: states, by: &random))
    }
  }

  private mutating func present(_ person: Identity) {
    front = person
    back = person
  }
}
