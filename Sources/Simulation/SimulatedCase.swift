import Proofing
import Randomness

/// One job before anything is read: what is claimed, and what stands on the document.
struct SimulatedCase: Sendable, Equatable {
  /// What is presented.
  var document: DocumentForm
  /// What the applicant says.
  var claim: Claim
  /// What stands on the front, or in the zone of a passport.
  var front: Person
  /// What the barcode holds.
  var back: Person

  /// A case of a kind, of the stream of random numbers of its own.
  init(_ kind: SimulatedKind, of population: Population, by random: inout SeededRandom) {
    let document = DocumentForm.drawn(isPassport: kind.needsBarcode ? false : nil, by: &random)
    let person = population.person(with: document, by: &random)
    // Strangers and relatives have cards of their own state; whoever alters one has one that fits.
    func other() -> DocumentForm {
      kind.needsBarcode ? document : .drawn(isPassport: document.isPassport, by: &random)
    }
    let claim = population.claim(of: person, by: &random)
    self.document = document
    self.claim = claim
    front = person
    back = person
    switch kind {
    case .genuine: break
    case .stranger:
      self.document = other()
      present(population.person(with: self.document, by: &random))
    case .relative: present(population.relative(of: person, with: document, by: &random))
    case .namesake:
      self.document = other()
      present(population.namesake(of: person, with: self.document, by: &random))
    case .forged: present(population.forged(person, as: document, by: &random))
    case .editedBirthDate: present(population.withBirthDateEdited(person, by: &random))
    case .editedNumber: present(population.withNumberEdited(person, by: &random))
    case .editedFront, .twoCards: back = population.person(with: document, by: &random)
    }
    // Who alters a front makes it fit the claim; who has the document shows what is on it.
    if kind == .editedFront { front.take(claim) }
  }

  private mutating func present(_ person: Person) {
    front = person
    back = person
  }
}

extension Person {
  /// Becomes what a claim says.
  fileprivate mutating func take(_ claim: Claim) {
    familyName = claim.familyName.revealed
    givenNames = claim.givenNames?.revealed.uppercased() ?? givenNames
    dateOfBirth = claim.dateOfBirth.revealed
    number = claim.documentNumber?.revealed ?? number
    address = claim.address?.revealed ?? address
  }
}
