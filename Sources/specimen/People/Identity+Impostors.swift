import Proofing
import Randomness

/// What an impostor presents instead of the document of a victim.
extension Identity {
  /// Someone of the victim's family: family name and address are theirs, the rest is not.
  func asRelative(
    of victim: Identity, names: Names, states: Resources, by random: inout SeededRandom
  ) throws(SpecimenError) -> Identity {
    var relative = self
    relative.familyName = victim.familyName
    relative.address = victim.address
    while relative.givenNames == victim.givenNames {
      relative.givenNames = random.pick(sex == .F ? names.female : names.male) ?? ""
    }
    if relative.middleNames == relative.givenNames { relative.middleNames = nil }
    if let code = victim.license?.state {
      relative.license?.state = code
      relative.license?.number = random.licenseNumber(of: try states.state(code))
    }
    return relative
  }

  /// Someone of the victim's names, who lives elsewhere and was born on another day.
  func asNamesake(of victim: Identity) -> Identity {
    var namesake = self
    namesake.givenNames = victim.givenNames
    namesake.middleNames = victim.middleNames
    namesake.familyName = victim.familyName
    namesake.suffix = victim.suffix
    namesake.sex = victim.sex
    namesake.appearance.cut = victim.appearance.cut
    return namesake
  }

  /// The same document with another birth date: six times in seven only the year is another.
  ///
  /// The year stays within 12 of the true one, as far as a face can stretch, and nobody got a document
  /// under the age of 16.
  func withBirthDateEdited(by random: inout SeededRandom) throws(SpecimenError) -> Identity {
    var edited = self
    func isPossible(_ day: CalendarDate) -> Bool {
      day != dateOfBirth
        && [license?.issued, passport?.issued].compactMap(\.self).allSatisfy {
          day.wholeYears(until: $0) >= 16
        }
    }
    while !isPossible(edited.dateOfBirth) {
      let years = random.whole(1...12) * (random.happens(0.5) ? 1 : -1)
      edited.dateOfBirth = try Self.later(dateOfBirth, years: years)
      if random.happens(0.15) {
        guard
          let day = CalendarDate(daysSince1970: dateOfBirth.daysSince1970 + random.whole(-40...40))
        else { throw .identity("\(dateOfBirth) lies at the edge of the calendar") }
        edited.dateOfBirth = day
      }
    }
    return edited
  }

  /// The same document with another number: 19 times in 20 in one character, else in all of them.
  func withNumberEdited(by random: inout SeededRandom) -> Identity {
    let whole = random.happens(0.05)
    func edited(_ number: String) -> String {
      let places = Array(number.indices)
      let one = random.pick(places)
      return String(
        places.map { place in
          let old = number[place]
          guard whole || place == one else { return old }
          let pool = Array(old.isNumber ? "0123456789" : "ABCDEFGHJKLMNPRSTUVWXYZ")
          return random.pick(pool.filter { $0 != old }) ?? old
        })
    }
    var identity = self
    identity.license?.number = edited(license?.number ?? "")
    identity.passport?.number = edited(passport?.number ?? "")
    return identity
  }

  /// A document of the victim's names and birth date with an invented number.
  ///
  /// - Parameters:
  ///   - other: Whose looks and, half of the time, address it shows.
  ///   - states: The states, for the forms of numbers.
  ///   - random: The numbers that choose.
  /// - Returns: What the document says.
  /// - Throws: ``SpecimenError`` when the state of the license is not known.
  func forged(
    from other: Identity, states: Resources, by random: inout SeededRandom
  ) throws(SpecimenError) -> Identity {
    var forged = self
    forged.appearance = other.appearance
    if random.happens(0.5) { forged.address = other.address }
    let isPlausible = random.happens(0.5)
    if let license {
      let state = try states.state(license.state)
      // Four letters and a digit are a license number nowhere.
      repeat {
        forged.license?.number =
          isPlausible
          ? random.licenseNumber(of: state)
          : random.number(form: "AAAA9" + String(repeating: "9", count: random.below(5)))
      } while forged.license?.number == license.number
      forged.license?.discriminator = random.number(form: "999999999AA9999")
    }
    if let passport {
      // Passports of Utopia begin with one or two letters.
      repeat {
        forged.passport?.number = random.number(
          form: isPlausible ? "AA9999999" : "9999A9999")
      } while forged.passport?.number == passport.number
    }
    return forged
  }
}
