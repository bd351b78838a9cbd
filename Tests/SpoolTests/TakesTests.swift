import Testing

@testable import Spool

struct TakesTests {
  private let key = [UInt8](repeating: 7, count: 32)

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
    #expect(Takes(takes.bytes(of: "a", key: key), of: "a", key: key) == takes)
  }

  @Test func whatNoRunWroteForThisJobCountsNothing() {
    var takes = Takes()
    takes.runs = 19
    let bytes = takes.bytes(of: "a", key: key)
    #expect(Takes(bytes, of: "b", key: key) == Takes())
    #expect(Takes(bytes, of: "a", key: [1]) == Takes())
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(Takes(changed, of: "a", key: key) == Takes(), "byte \(place)")
    }
  }

  @Test func noCountIsLargerThanAnyLimit() {
    var takes = Takes()
    takes.runs = .max
    takes.readers = 1_001
    #expect(Takes(takes.bytes(of: "a", key: key), of: "a", key: key) == Takes())
  }

  @Test(arguments: ["", "{", "[]", #"{"readers":-1,"runs":"x"}"#, #"{"readers":1.5}"#, "{}"])
  func whatCannotBeUnderstoodCountsNothing(text: String) {
    #expect(Takes(Array(text.utf8), of: "a", key: key) == Takes())
  }
}
