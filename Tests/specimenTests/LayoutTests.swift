import Foundation
import Testing

@testable import specimen

@Suite struct LayoutTests {
  private let artist: Artist

  init() throws { artist = Artist(resources: try Resources()) }

  /// The front of someone's license of a state.
  private func front(_ state: Jurisdiction, of person: Identity) throws -> String {
    var person = person
    person.license?.state = state.code
    return try artist.drawing(of: .licenseFront, for: person)
  }

  @Test func everyDesignPrintsEveryFieldOfTheStandard() throws {
    let person = try Identity.make()
    for state in artist.resources.states {
      let drawing = try front(state, of: person)
      let layout = try artist.resources.layout(state.layout)
      let values = [
        "GARCIA", "MARIA ELENA", "062851734", layout.written(person.dateOfBirth), ">C<", ">NONE<",
        "12 OAK COURT APT 4", "ATLANTA, GA 30301", ">F<", ">BRO<", ">BLK<", "140 lb",
        "381620457GA2291", layout.written(try day("2023-02-14")),
        layout.written(try day("2031-07-03")),
      ]
      for value in values { #expect(drawing.contains(value), "\(state.layout) lacks \(value)") }
    }
  }

  @Test func namesStandInTheOrderOfTheState() throws {
    let person = try Identity.make(suffix: "Jr")
    for state in artist.resources.states {
      let drawing = try front(state, of: person)
      let family = drawing.range(of: ">GARCIA JR<")?.lowerBound
      let given = drawing.range(of: ">MARIA ELENA<")?.lowerBound
      switch state.nameOrder {
      case .familyFirst:
        let (family, given) = (try #require(family), try #require(given))
        #expect(family < given)
      case .givenFirst:
        let (family, given) = (try #require(family), try #require(given))
        #expect(family > given)
      case .oneLine: #expect(drawing.contains(">GARCIA, MARIA ELENA, JR<"))
      }
    }
  }

  @Test(arguments: [
    ("MM/DD/YYYY", "07/03/1990"), ("MM-DD-YYYY", "07-03-1990"), ("MMM DD YYYY", "JUL 03 1990"),
  ])
  func datesAreWrittenAsTheDesignSays(form: String, text: String) throws {
    var layout = try artist.resources.layout("band")
    layout.dates = form
    let date = try day("1990-07-03")
    #expect(layout.written(date) == text)
  }

  @Test func aLongNameIsPrintedSmallerAndAShortOneIsNot() throws {
    let state = try artist.resources.state("GA")
    let short = try front(state, of: .make())
    #expect(short.contains(/font-size="34"[^>]*>MARIA/))
    let long = try front(
      state, of: .make(given: "Maximiliana", middle: "Bartholomea Constantia Philippa"))
    #expect(long.contains(/font-size="(1[0-9]|2[0-9])"[^>]*>MAXIMILIANA/))
  }
}
