import Foundation
import Randomness
import Testing

@testable import Scoring
@testable import specimen

/// Holds the states that are drawn and the states whose numbers are judged to each other.
@Suite struct JurisdictionTests {
  private let states: [Jurisdiction]

  init() throws { states = try Resources().states }

  /// The forms by state as they stand in the scorer's source.
  private func judgedForms() throws -> [String: [String]] {
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Scoring/Numbers/LicenseNumberFormat.swift").standardized
    let text = try String(contentsOf: source, encoding: .utf8)
    var forms: [String: [String]] = [:]
    for line in text.matches(of: /(?m)^ {4}([A-Z]{2}) ([ANRX0-9*{}\- ]+)$/) {
      forms[String(line.1), default: []] += line.2.split(separator: " ").map(String.init)
    }
    return forms
  }

  @Test func allFiftyStatesAndTheDistrictAreThereOnce() throws {
    #expect(states.count == 51)
    #expect(Set(states.map(\.code)).count == 51)
    #expect(Set(states.map(\.issuer)).count == 51)
    #expect(try Set(states.map(\.code)) == Set(judgedForms().keys))
  }

  @Test func everyNumberThatIsDrawnFitsItsIssuer() {
    var random = SeededRandom(seed: 1)
    for state in states {
      for form in state.numberForms {
        for _ in 0..<20 {
          let number = random.number(form: form)
          #expect(
            LicenseNumberFormat.fits(number, issuer: "US-" + state.code) == true,
            "\(state.code) \(form)")
        }
      }
    }
  }

  @Test func everyFormThatIsJudgedIsDrawn() throws {
    let judged = try judgedForms()
    let kinds: [Character: String] = ["A": "[A-Z]", "N": "[0-9]", "*": "[A-Z0-9]", "-": ","]
    var random = SeededRandom(seed: 2)
    for state in states {
      let drawn = state.numberForms.map { random.number(form: $0) }
      for form in try #require(judged[state.code]) {
        let pattern = form.map { kinds[$0] ?? String($0) }.joined()
        let regex = try Regex(pattern)
        #expect(try drawn.contains { try regex.wholeMatch(in: $0) != nil }, "\(state.code) \(form)")
      }
    }
  }

  @Test func everyStateHasCitiesOfItsOwnWithAFiveDigitCode() {
    for state in states {
      #expect(state.cities.count >= 2)
      #expect(Set(state.cities.map(\.postalCode)).count == state.cities.count)
      for city in state.cities {
        #expect(city.postalCode.wholeMatch(of: /[0-9]{5}/) != nil)
      }
    }
  }

  @Test func everyDesignIsUsedAndEveryOrderOfNames() throws {
    let designs = Set(states.map(\.layout))
    #expect(designs.count == 12)
    #expect(Set(states.map(\.nameOrder)).count == 3)
  }
}
