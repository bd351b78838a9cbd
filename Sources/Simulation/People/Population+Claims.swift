import Proofing
import Randomness

/// How claims differ from the documents of those whom they are about.
///
/// The rates are assumed, and the starting policy's tables rest on them: nickname 6 %, a slip in a given
/// name 1.5 %, married under another name 1.5 % of women, moved 12 %, a slip in the birth date 0.7 % and day and month
/// in each other's place 0.5 %, a slip in the number 1.5 %; no middle name 35 %, its initial 30 %.
extension Population {
  /// What someone types who claims to be a person.
  func claim(of person: Person, by random: inout SeededRandom) -> Claim {
    let family =
      person.isFemale && random.happens(0.015) ? self.family.name(by: &random) : person.familyName
    var claim = Claim(familyName: family, dateOfBirth: birthDate(of: person, by: &random))
    claim.givenNames = Redacted(givenName(of: person, by: &random))
    let number = random.happens(0.015) ? random.slip(in: person.number) : person.number
    claim.documentNumber = Redacted(number)
    let chance = random.below(100)
    if let middle = person.middleNames, chance >= 35 {
      claim.middleNames = Redacted(chance < 65 ? String(middle.prefix(1)) : middle)
    }
    // Half of those who are called so leave it out.
    if let suffix = person.suffix, random.happens(0.5) { claim.suffix = Redacted(suffix) }
    var address = person.address
    if random.happens(0.12) {
      address = Self.address(in: DocumentForm(state: address.region, numberForm: ""), by: &random)
    } else if address.unit != nil, random.happens(0.1) {
      address.unit = nil
    }
    claim.address = Redacted(address)
    return claim
  }

  private func givenName(of person: Person, by random: inout SeededRandom) -> String {
    let name = person.givenNames
    let chance = person.isFemale ? nicknameChances.female : nicknameChances.male
    if let short = random.pick(Nickname.forms[name] ?? []), random.happens(chance) { return short }
    return random.happens(0.015) ? random.slip(in: name) : name
  }

  private func birthDate(of person: Person, by random: inout SeededRandom) -> CalendarDate {
    let date = person.dateOfBirth
    if random.happens(0.005), date.day != date.month,
      let swapped = CalendarDate(year: date.year, month: date.day, day: date.month)
    {
      return swapped
    }
    guard random.happens(0.007) else { return date }
    for _ in 0..<20 {
      let slip = random.slip(in: date.description)
      // A form takes no day of other centuries.
      if let other = CalendarDate(iso8601: slip), other < today, other.year > today.year - 120 {
        return other
      }
    }
    return date
  }
}

/// Short forms of given names that applicants use: written for this simulation, and not taken from the
/// table by which names are compared.
enum Nickname {
  /// Name to its short forms.
  static let forms: [String: [String]] = [
    "JAMES": ["Jim", "Jimmy"], "ROBERT": ["Bob", "Rob"], "JOHN": ["Jack", "Johnny"],
    "MICHAEL": ["Mike"], "WILLIAM": ["Bill", "Will"], "DAVID": ["Dave"],
    "RICHARD": ["Rick", "Dick"], "CHARLES": ["Charlie", "Chuck"], "JOSEPH": ["Joe"],
    "THOMAS": ["Tom"], "DANIEL": ["Dan", "Danny"], "MATTHEW": ["Matt"], "ANTHONY": ["Tony"],
    "DONALD": ["Don"], "STEVEN": ["Steve"], "KENNETH": ["Ken"], "EDWARD": ["Ed", "Ted"],
    "TIMOTHY": ["Tim"], "RONALD": ["Ron"], "GREGORY": ["Greg"], "BENJAMIN": ["Ben"],
    "SAMUEL": ["Sam"], "PATRICK": ["Pat"], "ALEXANDER": ["Alex"], "NICHOLAS": ["Nick"],
    "ELIZABETH": ["Liz", "Beth", "Betty"], "JENNIFER": ["Jen", "Jenny"],
    "MARGARET": ["Peggy", "Meg"],
    "PATRICIA": ["Pat", "Patty"], "BARBARA": ["Barb"], "SUSAN": ["Sue"], "DEBORAH": ["Debbie"],
    "KATHERINE": ["Kate", "Kathy"], "REBECCA": ["Becky"], "CATHERINE": ["Cathy"],
    "SAMANTHA": ["Sam"], "CHRISTINE": ["Chris"], "VICTORIA": ["Vicky"], "PAMELA": ["Pam"],
    "JACQUELINE": ["Jackie"], "CYNTHIA": ["Cindy"], "SANDRA": ["Sandy"], "JUDITH": ["Judy"],
  ]

  /// The chance of someone who has one to use it, so that 6 % of all people of a table do.
  static func chance(among table: NameTable) -> Double {
    let share = Double(table.people(named: Set(forms.keys))) / Double(max(1, table.people))
    return 0.06 / max(0.06, share)
  }
}

extension SeededRandom {
  /// A text with one slip of the fingers: a letter or digit replaced, left out, doubled, or two of
  /// them in each other's place.
  mutating func slip(in text: String) -> String {
    var characters = Array(text)
    let places = characters.indices.filter { characters[$0].isLetter || characters[$0].isNumber }
    guard let place = pick(places) else { return text }
    switch below(10) {
    case ..<5: characters[place] = another(characters[place])
    case ..<7 where characters.count > 2: characters.remove(at: place)
    case ..<8: characters.insert(characters[place], at: place)
    default:
      if let next = places.first(where: { $0 > place }) { characters.swapAt(place, next) }
    }
    return String(characters)
  }
}
