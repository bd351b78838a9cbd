import Foundation
import Support
import Testing

/// What is claimed or read stays where it belongs: in the job file, and nowhere else.
@Suite struct PrivacyTests {
  private static let run = Result { try PrivateRun() }
  private static let canaries = PrivateRun.claimed + PrivateRun.printed

  @Test(arguments: canaries)
  func noCommandSaysIt(_ canary: Canary) throws {
    for (command, text) in try Self.run.get().said {
      #expect(canary.found(in: text).isEmpty, "\(command): \(text)")
    }
  }

  /// Results, notices, packets, reports and faults: everything but the job files themselves.
  @Test(arguments: canaries)
  func noFileHoldsIt(_ canary: Canary) throws {
    let spool = try Self.run.get().spool
    var looked = 0
    for path in FileManager.default.subpaths(atPath: spool.path) ?? [] {
      guard let bytes = FileManager.default.contents(atPath: spool.at(path)),
        !path.hasSuffix("/job.json")
      else { continue }
      #expect(canary.found(in: path).isEmpty, "the name \(path)")
      // Pictures show what is printed; that they hold nothing else is another test's.
      guard !path.hasSuffix(".jpg") else { continue }
      looked += 1
      let found = canary.found(in: String(decoding: bytes, as: UTF8.self))
      #expect(found.isEmpty, "\(path): \(found)")
    }
    #expect(looked > 15)
  }

  /// Where the values do belong, so that the other tests cannot pass for want of any.
  @Test func theJobFilesHoldThem() throws {
    let spool = try Self.run.get().spool
    let job = try String(contentsOfFile: spool.at("refused/wrong-type/job.json"), encoding: .utf8)
    for canary in PrivateRun.claimed where !canary.name.hasSuffix("turned") {
      #expect(!canary.found(in: job).isEmpty, "\(canary.name)")
    }
  }

  /// What docs/result-format.md says of masks, and no more.
  @Test func masksShowAFirstLetterOrTwoLastDigits() throws {
    let spool = try Self.run.get().spool
    let fields = try #require(try spool.result("differs")?["fields"] as? [String: [String: Any]])
    func claimed(_ name: String) -> String? { fields[name]?["claimed"] as? String }
    #expect(claimed("familyName") == "Z••••")
    #expect(claimed("documentNumber") == "••••85")
    #expect(claimed("ssn") == "••••46")
    #expect(claimed("dateOfBirth") == "••••")
  }

  @Test func picturesAreEncodedAnew() throws {
    let spool = try Self.run.get().spool
    let packet = try spool.names("results/differs.packet")
    #expect(packet.contains("page-1.jpg"))
    for name in packet where name.hasSuffix(".jpg") {
      let bytes = try Data(contentsOf: URL(filePath: spool.at("results/differs.packet/\(name)")))
      #expect(bytes.firstRange(of: Data(PrivateRun.mark.utf8)) == nil, "\(name)")
    }
  }

  @Test func nobodyElseCanEverGetAtAFile() throws { #expect(try Self.run.get().loose == []) }

  @Test func nothingIsWrittenOutsideTheSpool() throws {
    #expect(try Self.run.get().temporary == [])
  }

  /// The search itself: each spelling is found.
  @Test func everySpellingIsFound() {
    let canary = Canary(name: "number", value: "532-81-7346")
    for text in [
      "532-81-7346", "532817346", "532 81 7346", "ends in 7346.", "begins with 53281 and",
      Data("532817346".utf8).base64EncodedString(), "532%2D81%2D7346",
    ] {
      #expect(!canary.found(in: "x \(text) y").isEmpty, "\(text)")
    }
    for text in ["sha256 a7346f", "data-key=\"7346\">7346 ms", "7346.5"] {
      #expect(canary.found(in: text).isEmpty, "\(text)")
    }
    #expect(!Canary(name: "street", value: "12 Oak Court").found(in: "12%20Oak%20Court").isEmpty)
  }
}
