import Testing

@testable import specimen

@Suite struct TemplateTests {
  @Test func textIsEscapedAndDrawingsAreNot() throws {
    let template = Template(text: "<text>{{name}}</text>{{{face}}}")
    #expect(
      try template.filled(["name": "O'Brien <&>"], drawings: ["face": "<g/>"])
        == "<text>O&apos;Brien &lt;&amp;&gt;</text><g/>")
  }

  @Test(arguments: ["{{name}}", "{{{name}}}", "{{open"])
  func aHoleThatNothingFillsIsAnError(text: String) {
    #expect(throws: SpecimenError.self) { _ = try Template(text: text).filled([:], drawings: [:]) }
  }

  @Test(arguments: DocumentKind.allCases) func everyFaceSaysThatItIsASpecimen(kind: DocumentKind)
    throws
  {
    let artist = Artist(resources: try Resources())
    for state in artist.resources.states {
      var person = try Identity.make()
      person.license?.state = state.code
      person.stateID?.state = state.code
      let drawing = try artist.drawing(of: kind, for: person)
      #expect(drawing.uppercased().contains("SPECIMEN"))
      #expect(!drawing.contains("{{"))
    }
  }

  @Test(arguments: DocumentKind.allCases.filter { $0 != .selfie })
  func aDocumentThatThePersonLacksIsAnError(kind: DocumentKind) throws {
    var person = try Identity.make()
    person.passport = nil
    person.license = nil
    person.stateID = nil
    person.identityCard = nil
    person.visa = nil
    let artist = Artist(resources: try Resources())
    #expect(throws: SpecimenError.self) { _ = try artist.drawing(of: kind, for: person) }
  }

  @Test func aCardThatDoesNotExpireSaysSo() throws {
    var person = try Identity.make()
    person.stateID?.expires = nil
    let drawing = try Artist(resources: try Resources()).drawing(of: .stateIDFront, for: person)
    #expect(drawing.contains(">INDEFINITE<"))
  }
}
