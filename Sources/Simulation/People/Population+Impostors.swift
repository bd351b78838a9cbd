import Proofing
import Randomness

/// What impostors present.
///
/// The shares within a kind are assumed, after section 2 of the measurements that the starting policy
/// comes from.
extension Population {
  /// Someone of a person's family, with a document of their own: spouse, sibling, twin, parent or child,
  /// or father and son of the same name.
  func relative(of person: Person, with document: DocumentForm, by random: inout SeededRandom)
    -> Person
  {
    var other = self.person(with: document, by: &random)
    other.familyName = person.familyName
    let chance = random.below(100)
    let birth: CalendarDate
    let livesThere: Bool
    switch chance {
    case ..<35:  // Spouse.
      other.isFemale = !person.isFemale
      birth = person.dateOfBirth.moved(days: random.whole(-8 * 365...8 * 365))
      livesThere = random.happens(0.9)
      if random.happens(0.2) { other.familyName = family.name(by: &random) }
    case ..<60:  // Brother or sister.
      birth = person.dateOfBirth.moved(
        days: random.whole(365...9 * 365) * (random.happens(0.5) ? 1 : -1))
      livesThere = random.happens(0.4)
    case ..<65:  // Twin.
      birth = person.dateOfBirth
      livesThere = random.happens(0.6)
    case ..<90:  // Parent or child.
      birth = person.dateOfBirth.moved(
        days: random.whole(19 * 365...38 * 365) * (random.happens(0.5) ? 1 : -1))
      livesThere = random.happens(0.6)
    default:  // Senior and junior.
      birth = person.dateOfBirth.moved(
        days: random.whole(19 * 365...38 * 365) * (random.happens(0.5) ? 1 : -1))
      livesThere = random.happens(0.6)
      other.isFemale = person.isFemale
    }
    repeat {
      other.givenNames = givenName(isFemale: other.isFemale, by: &random)
    } while other.givenNames == person.givenNames
    if chance >= 90 {
      other.givenNames = person.givenNames
      other.middleNames = random.happens(0.5) ? person.middleNames : other.middleNames
      other.suffix = person.suffix == nil ? (random.happens(0.6) ? "JR" : nil) : "SR"
    }
    if birth < today.moved(days: -16 * 366) { other.dateOfBirth = birth }
    if livesThere { other.address = person.address }
    return other
  }

  /// Someone of the same names who was born on another day and lives elsewhere.
  func namesake(of person: Person, with document: DocumentForm, by random: inout SeededRandom)
    -> Person
  {
    var other = self.person(with: document, by: &random)
    other.givenNames = person.givenNames
    other.familyName = person.familyName
    other.isFemale = person.isFemale
    if other.dateOfBirth == person.dateOfBirth {
      other.dateOfBirth = other.dateOfBirth.moved(days: 1)
    }
    return other
  }

  /// A document of a person's names and birth date with an invented number of the issuer's form, and
  /// in half of the cases another address.
  func forged(_ person: Person, as document: DocumentForm, by random: inout SeededRandom)
    -> Person
  {
    var forged = person
    repeat {
      forged.number = random.number(form: document.numberForm)
    } while forged.number == person.number
    if random.happens(0.5) { forged.address = Self.address(in: document, by: &random) }
    return forged
  }

  /// The same document with another birth date: six times in seven only the year is another, by 12 years
  /// at most, as far as a face can stretch.
  func withBirthDateEdited(_ person: Person, by random: inout SeededRandom) -> Person {
    var edited = person
    while edited.dateOfBirth == person.dateOfBirth
      || edited.dateOfBirth > today.moved(days: -16 * 366)
    {
      edited.dateOfBirth =
        random.happens(6.0 / 7)
        ? person.dateOfBirth.moved(
          years: random.whole(1...12) * (random.happens(0.5) ? 1 : -1))
        : person.dateOfBirth.moved(days: random.whole(-40...40))
    }
    return edited
  }

  /// The same document with another number: 19 times in 20 in one character, else in all of them.
  func withNumberEdited(_ person: Person, by random: inout SeededRandom) -> Person {
    var edited = person
    let places = Array(person.number.indices)
    while edited.number == person.number {
      if random.happens(0.05) {
        edited.number = String(person.number.map { random.another($0) })
      } else if let place = random.pick(places) {
        var characters = Array(person.number)
        let index = person.number.distance(from: person.number.startIndex, to: place)
        characters[index] = random.another(characters[index])
        edited.number = String(characters)
      }
    }
    return edited
  }
}

extension SeededRandom {
  /// Another character of the same kind, digit or letter.
  mutating func another(_ character: Character) -> Character {
    let pool = Array(character.isNumber ? "0123456789" : "ABCDEFGHJKLMNPRSTVWXYZ")
    return pick(pool.filter { $0 != character }) ?? character
  }
}
