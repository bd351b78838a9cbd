import Proofing
import Randomness
import Testing

@testable import Simulation

@Suite struct PopulationTests {
  private func cases(_ kind: SimulatedKind, _ count: Int = 300) throws -> [(
    claimed: Claim, front: Person, back: Person
  )] {
    let population = try Population.make()
    return (0..<count).map { number in
      var random = SeededRandom(seed: 9, stream: "\(kind) \(number)")
      let one = SimulatedCase(kind, of: population, by: &random)
      return (one.claim, one.front, one.back)
    }
  }

  @Test func namesAreAsFrequentAsTheTableSays() throws {
    let table = NameTable("#total\t100\nA\t3\nB\t1\n\nbroken\n")
    var random = SeededRandom(seed: 1, stream: "test")
    let drawn = (0..<4_000).map { _ in table.name(by: &random) }
    #expect(Set(drawn) == ["A", "B"])
    #expect((2_850...3_150).contains(drawn.count { $0 == "A" }))
  }

  @Test func anEditedBirthDateLeavesEverythingElse() throws {
    for one in try cases(.editedBirthDate) {
      #expect(one.front == one.back)
      #expect(one.front.dateOfBirth.wholeYears(until: try Population.make().today) >= 15)
    }
    let same = try cases(.editedBirthDate).count {
      $0.claimed.dateOfBirth.revealed == $0.front.dateOfBirth
    }
    #expect(same < 3)
  }

  @Test func aForgedDocumentHasTheNamesAndAnotherNumber() throws {
    let all = try cases(.forged)
    #expect(all.allSatisfy { $0.claimed.documentNumber?.revealed != $0.front.number })
    #expect(all.count { $0.claimed.dateOfBirth.revealed == $0.front.dateOfBirth } > 285)
  }

  @Test func twoCardsAndEditedFrontsHaveSomeoneElsesBack() throws {
    for kind in [SimulatedKind.twoCards, .editedFront] {
      #expect(try cases(kind).allSatisfy { $0.front.number != $0.back.number })
    }
  }

  @Test func aNamesakeSharesNamesAndNoBirthDate() throws {
    let all = try cases(.namesake)
    #expect(all.allSatisfy { $0.claimed.dateOfBirth.revealed != $0.front.dateOfBirth })
    #expect(all.count { $0.claimed.familyName.revealed == $0.front.familyName } > 285)
  }

  /// The rates that the documents state, within four deviations.
  @Test func claimsDifferAsOftenAsIsStated() throws {
    let all = try cases(.genuine, 3_000)
    let moved = all.count { $0.claimed.address?.revealed.street != $0.front.address.street }
    let numbers = all.count { $0.claimed.documentNumber?.revealed != $0.front.number }
    let births = all.count { $0.claimed.dateOfBirth.revealed != $0.front.dateOfBirth }
    #expect((290...430).contains(moved))
    #expect((15...75).contains(numbers) && (10...65).contains(births))
  }
}
