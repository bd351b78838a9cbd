import Testing

@testable import Recognition

@Suite struct USStateTests {
  @Test func everyStateHasItsOwnCodeAndName() {
    #expect(USState.all.count == 56)
    #expect(Set(USState.all.map(\.code)).count == 56)
    #expect(Set(USState.all.map(\.name)).count == 56)
    #expect(USState.all.allSatisfy { $0.code.count == 2 })
  }

  @Test(arguments: [
    ("CA", "I1234568"), ("FL", "S51417280844"), ("ID", "TC100001G"), ("KS", "K01754269"),
    ("KS", "A1A1A"), ("IA", "123AB4567"), ("NH", "12ABC34567"), ("NC", "1"), ("MO", "A123456R"),
    ("WA", "WDLABCD456DG"), ("NY", "123456789"),
  ])
  func numbersOfAKnownFormAreKnown(code: String, number: String) throws {
    let state = try #require(USState(code: code))
    let padded = code == "FL" ? number + "0" : number
    #expect(state.hasForm(padded))
  }

  @Test(arguments: [
    ("CA", "1234568"), ("CA", "I12345678"), ("FL", "514172808440"), ("GA", "A1234567"),
  ])
  func numbersOfAnotherFormAreNot(code: String, number: String) throws {
    #expect(try !#require(USState(code: code)).hasForm(number))
  }

  @Test func unknownCodesAreNoStates() {
    #expect(USState(code: "ZZ") == nil)
    #expect(USState(code: "ga") == nil)
    #expect(USState(code: "") == nil)
  }
}
