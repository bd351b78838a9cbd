import Testing

@testable import Spool

struct TakesTests {
  @Test func thePauseDoublesUpToAnHour() {
    let pauses = (1...10).map { Takes.pause(after: $0, jitter: 0) }
    #expect(pauses == [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600])
  }

  @Test func theJitterAddsUpToAQuarter() {
    #expect(Takes.pause(after: 1, jitter: 1) == 37)
    #expect(Takes.pause(after: 2, jitter: 0.5) == 67)
    #expect(Takes.pause(after: 2, jitter: 99) == 75)
    #expect(Takes.pause(after: 2, jitter: -1) == 60)
  }

  @Test func whatIsWrittenIsReadAsTheSame() {
    var takes = Takes()
    takes.readers = 3
    takes.runs = 19
    takes.notBefore = 1_795_424_400
    takes.causes = ["a reader ended (signal 11)", "a reader overran (signal 9)"]
    #expect(Takes(takes.bytes) == takes)
  }

  @Test func aCauseThatNoRunWroteIsForgotten() {
    let file = #"{"readers": 2, "causes": ["Maria; <b>", "a reader overran", 7]}"#
    #expect(Takes(Array(file.utf8)).causes == ["a reader overran"])
  }

  @Test(arguments: ["", "{", "[]", #"{"readers":-1,"runs":"x"}"#, #"{"readers":1.5}"#])
  func whatCannotBeUnderstoodCountsNothing(text: String) {
    #expect(Takes(Array(text.utf8)) == Takes())
  }
}
