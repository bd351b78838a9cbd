import Testing

@testable import Reporting

@Suite struct PlaceholdersTests {
  @Test(arguments: [
    ("a {x} b", "a 1 b"), ("{x}{y}", "1{x}"), ("{z}", ""), ("no", "no"), ("{open", "{open"),
    ("}{x}", "}1"), ("", ""),
  ])
  func namesAreFilledInOnePass(text: String, filled: String) {
    #expect(Placeholders.fill(text, ["x": "1", "y": "{x}"]) == filled)
  }

  @Test func namesAreFound() {
    #expect(Placeholders.names(in: "{b} and {a}, {") == ["b", "a"])
  }
}
