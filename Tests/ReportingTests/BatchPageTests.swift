import Proofing
import Testing

@testable import Reporting

@Suite struct BatchPageTests {
  private func page(_ batch: Batch) throws -> String {
    String(
      decoding: batchPage(batch, catalogue: .all(), templates: try Shipped.templates()),
      as: UTF8.self)
  }

  @Test(arguments: [
    ("20261126T020000Z-17", "Run 20261126T020000Z-17"), ("all", "All runs"),
    ("since-2026-11-01", "Runs since 2026-11-01"),
    ("all-until-2026-11-30", "Runs until 2026-11-30"),
    ("since-2026-11-01-until-2026-11-30", "Runs since 2026-11-01 until 2026-11-30"),
  ])
  func aPageSaysWhichRunsItIsAbout(_ run: String, _ title: String) {
    var batch = Batch.make([])
    batch.run = run
    #expect(batch.title == title)
  }

  @Test func escalationsComeFirst() throws {
    let page = try page(.mixed)
    let places = try ["c-escalate", "d-refused", "b-fail", "a-pass"].map { id in
      try #require(page.firstRange(of: "<bdi>\(id)</bdi>")).lowerBound
    }
    #expect(places == places.sorted())
  }

  @Test func theHeadOfTheAuditLogIsPrinted() throws {
    var batch = Batch.mixed
    batch.auditHead = String(repeating: "0f", count: 32)
    #expect(try page(batch).contains(String(repeating: "0f", count: 32)))
  }

  @Test func onlyAnEscalationLinksToAPacket() throws {
    let page = try page(.mixed)
    #expect(page.contains("href=\"../../results/c-escalate.packet/index.html\""))
    #expect(page.ranges(of: ".packet/").count == 1)
    #expect(page.ranges(of: ".result.json").count == 3)
  }

  @Test func theCountsStandAtTheTop() throws {
    let page = try page(.mixed)
    for word in ["escalate", "refused", "fail", "pass"] {
      #expect(page.contains("<div class=\"paper count \(word)\"><b>1</b>\(word)</div>"))
    }
    #expect(page.contains("4 jobs."))
  }

  @Test func anEmptyRunSaysSo() throws {
    #expect(try page(.make([])).contains("There was nothing to do."))
  }

  @Test func aPageLoadsNothingAndRunsNothing() throws {
    let page = try page(.mixed)
    #expect(page.contains("Content-Security-Policy\" content=\"default-src 'none'"))
    for word in ["<script", "http://", "https://", "@import", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test(arguments: strings.indices)
  func hostileStringsStayText(place: Int) throws {
    let text = strings[place]
    let fault = Fault(.jobMalformed, file: text, field: text, expected: text, found: text)
    let batch = Batch(
      run: text, from: 0, to: 1, policy: text, policyDigest: text,
      rows: [BatchRow(refused: text, fault, milliseconds: 1, takes: 1)])
    let page = try page(batch)
    let clean = try self.page(
      Batch(
        run: "x", from: 0, to: 1, policy: "x", policyDigest: "x",
        rows: [
          BatchRow(
            refused: "x", Fault(.jobMalformed, file: "x", expected: "x", found: "x"),
            milliseconds: 1, takes: 1)
        ]))
    #expect(marks(page) == marks(clean))
    #expect(page.utf8.count < clean.utf8.count + 20_000)
  }

  @Test func equalRunsGiveEqualBytes() throws {
    #expect(try page(.mixed) == page(.mixed))
  }
}

/// The markup of a page by scalars: how many tags and quotes it has.
func marks(_ page: String) -> [Unicode.Scalar: Int] {
  let scalars = page.unicodeScalars.filter { ["<", ">", "\"", "'"].contains($0) }
  return Dictionary(scalars.map { ($0, 1) }, uniquingKeysWith: +)
}
