import Foundation
import Support
import Testing

/// What the fuzzer has kept, and every input that once broke something, given to the same ways in.
struct CorpusTests {
  @Test(arguments: FuzzEntry.allCases, ["Corpus", "Findings"])
  func whatTheFuzzerKeptKeepsEveryPromise(_ entry: FuzzEntry, _ folder: String) throws {
    let place = Folders.package.appending(path: "Fuzz/\(folder)/\(entry)")
    guard FileManager.default.fileExists(atPath: place.path(percentEncoded: false)) else {
      try #require(folder == "Findings", "a way in without a corpus")
      return
    }
    let files = try FileManager.default.contentsOfDirectory(
      at: place, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      #expect(throws: Never.self, "\(file.lastPathComponent)") {
        try entry.run(Array(try Data(contentsOf: file)))
      }
    }
  }
}
