import ArgumentParser
import Foundation
import Testing

@testable import specimen

@Suite struct LinesTests {
  /// What a call writes.
  private func written(count: Int, seed: Int) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = try Lines.parse(["--count", "\(count)", "--seed", "\(seed)", "--to", file.path])
    try lines.run()
    return Array(try Data(contentsOf: file))
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let file = try written(count: 5, seed: 1)
    #expect(try written(count: 5, seed: 1) == file)
    #expect(try written(count: 5, seed: 2) != file)
  }

  // Blocks have up to three lines, and the last one is cut.
  @Test(arguments: [1, 4, 5])
  func asManyLinesAreWrittenAsAreAskedFor(count: Int) throws {
    #expect(try written(count: count, seed: 3).prefix(4) == [UInt8(count), 0, 0, 0])
  }

  @Test(arguments: [["--count", "0"], ["--count", "20001"], ["--seed", "-1"]])
  func whatIsOutOfRangeIsSaid(words: [String]) {
    #expect(throws: (any Error).self) {
      _ = try Lines.parse(["--count", "10", "--seed", "1", "--to", "x"] + words)
    }
  }
}
