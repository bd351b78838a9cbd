import Foundation
import Proofing
import Randomness
import Testing

@testable import Scoring
@testable import specimen

@Suite struct CaseTests {
  private let resources: Resources

  init() throws { resources = try Resources() }

  /// Cases of a kind with many seeds, passports and licenses in turn.
  private func cases(_ kind: CaseKind) throws -> [Case] {
    let today = try day("2026-11-23")
    return try (0..<200).map { seed in
      var random = SeededRandom(seed: UInt64(seed))
      func person() throws -> Identity {
        try Identity.invented(
          by: &random, today: today, names: resources.names, states: resources.states)
      }
      let (victim, other) = try (person(), person())
      return try Case(
        kind, against: victim, by: other, isPassport: seed.isMultiple(of: 2), states: resources,
        random: &random)
    }
  }

  private func truth(_ presented: Case) -> Truth {
    Truth(of: presented, id: "x", type: "x", issuer: "x", layout: nil)
  }

  @Test func aGenuineDocumentDiffersInNothing() throws {
    for presented in try cases(.genuine) { #expect(truth(presented).differs.isEmpty) }
  }

  @Test(arguments: CaseKind.impostors) func anImpostorDiffersInSomething(kind: CaseKind) throws {
    for presented in try cases(kind) { #expect(!truth(presented).differs.isEmpty) }
  }

  @Test(arguments: CaseKind.allCases) func theClaimIsThatOfSomeoneWithADocumentOfTheirOwn(
    kind: CaseKind
  ) throws {
    for (presented, genuine) in zip(try cases(kind), try cases(.genuine)) {
      #expect(presented.claim == genuine.claim)
    }
  }

  @Test func aRelativeSharesFamilyNameAndAddressAndNothingElse() throws {
    for presented in try cases(.relative) {
      let (claim, card) = (presented.claim, presented.front)
      #expect(card.familyName == claim.familyName && card.address == claim.address)
      #expect(card.license?.state == claim.license?.state)
      let differs = try #require(truth(presented).differs["front"])
      #expect(Set(differs).isSuperset(of: ["givenNames", "dateOfBirth", "documentNumber"]))
    }
  }

  @Test func aNamesakeSharesAllNames() throws {
    for presented in try cases(.namesake) {
      let differs = Set(try #require(truth(presented).differs["front"]))
      #expect(differs.isDisjoint(with: ["familyName", "givenNames", "middleNames", "suffix"]))
      #expect(differs.isSuperset(of: ["dateOfBirth", "documentNumber"]))
    }
  }

  @Test func anEditedBirthDateIsTheOnlyDifferenceAndMostlyInTheYear() throws {
    let cases = try cases(.editedBirthDate)
    for presented in cases {
      #expect(truth(presented).differs.values.allSatisfy { $0 == ["dateOfBirth"] })
      #expect(presented.front == presented.back)
    }
    let yearOnly = cases.filter {
      $0.front.dateOfBirth.month == $0.claim.dateOfBirth.month
        && $0.front.dateOfBirth.day == $0.claim.dateOfBirth.day
    }
    #expect((150...190).contains(yearOnly.count))
  }

  @Test func anEditedNumberIsTheOnlyDifferenceAndMostlyInOneCharacter() throws {
    let cases = try cases(.editedNumber)
    var near = 0
    for presented in cases {
      #expect(truth(presented).differs.values.allSatisfy { $0 == ["documentNumber"] })
      let pair =
        presented.isPassport
        ? (presented.claim.passport?.number, presented.front.passport?.number)
        : (presented.claim.license?.number, presented.front.license?.number)
      let (old, new) = (try #require(pair.0), try #require(pair.1))
      #expect(old.count == new.count)
      if zip(old, new).filter({ $0 != $1 }).count == 1 { near += 1 }
    }
    #expect((175...199).contains(near))
  }

  @Test func anEditedFrontFitsTheClaimAndItsBackDoesNot() throws {
    for presented in try cases(.editedFront) {
      #expect(!presented.isPassport)
      let differs = truth(presented).differs
      #expect(differs["front"] == nil)
      #expect(differs["back"]?.contains("documentNumber") == true)
      // It is one card: issuer, dates and discriminator are those of its holder.
      #expect(presented.front.license?.discriminator == presented.back.license?.discriminator)
      #expect(presented.front.license?.state == presented.back.license?.state)
    }
  }

  @Test func twoCardsAreTwo() throws {
    for presented in try cases(.twoCards) {
      #expect(!presented.isPassport && presented.front == presented.claim)
      #expect(presented.front.license?.discriminator != presented.back.license?.discriminator)
    }
  }

  @Test func aForgedDocumentHasTheNamesAndBirthDateAndAnInventedNumber() throws {
    let cases = try cases(.forged)
    for presented in cases {
      let differs = Set(try #require(truth(presented).differs["front"]))
      #expect(differs.contains("documentNumber"))
      #expect(differs.isSubset(of: ["documentNumber", "address"]))
      #expect(presented.front == presented.back)
    }
    let impossible = cases.filter { presented in
      guard let license = presented.front.license else { return false }
      return LicenseNumberFormat.fits(license.number, issuer: "US-" + license.state) == false
    }
    #expect((60...140).contains(impossible.count))
  }
}
