import ArgumentParser
import Testing

@testable import specimen

@Suite struct JobsTests {
  private func parsed(_ words: String...) throws -> Jobs {
    try Jobs.parse(["--count", "10", "--seed", "1", "--to", "x"] + words)
  }

  @Test func impostorsAloneAreHalfOfTheJobs() throws {
    #expect(try parsed().impostors == nil)
    #expect(try parsed("--impostors").impostors == .half)
    #expect(try parsed("--impostors", "3").impostors == .number(3))
    #expect(try parsed("--impostors", "--camera", "hard").impostors == .half)
  }

  @Test func theCameraHasTwoNames() throws {
    #expect(try parsed().camera == .photo)
    #expect(try parsed("--camera", "scan").camera == .scan)
    #expect(try parsed("--effects", "scan").camera == .scan)
  }

  @Test(arguments: [
    ["--impostors", "11"], ["--impostors", "-1"], ["--impostors", "many"], ["--workers", "0"],
    ["--workers", "257"], ["--count", "0"], ["--count", "1000001"], ["--camera", "polaroid"],
    ["--today", "2026-02-30"],
  ])
  func whatIsOutOfRangeIsSaid(words: [String]) {
    #expect(throws: (any Error).self) {
      _ = try Jobs.parse(["--count", "10", "--seed", "1", "--to", "x"] + words)
    }
  }
}
