import Proofing
import Testing

@testable import Reporting

@Suite struct BatchPageTests {
  private func page(_ batch: Batch) throws -> String {
    String(
      decoding: batchPage(
        batch, Oversight(batch.rows), catalogue: .all(), templates: try Shipped.templates()),
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

  @Test func runsWithoutAReportAreNamed() throws {
    var batch = Batch.mixed
    #expect(try !page(batch).contains("without a report"))
    batch.unreported = [UnreportedRun(run: "20261126T010000Z-9", jobs: 12)]
    #expect(try page(batch).contains("20261126T010000Z-9 (jobs: 12)"))
  }

  @Test func ofEscalationsTheOldestComesFirst() {
    var old = BatchRow(.escalated(id: "z-old"), policy: .make())
    old.figures?.submittedAt = 1_795_000_000
    let new = BatchRow(.escalated(id: "a-new"), policy: .make())
    #expect(Batch.make([new, old]).sortedRows.map(\.id) == ["z-old", "a-new"])
  }

  @Test func onlyAnEscalationLinksToAPacket() throws {
    let page = try page(.mixed)
    #expect(page.contains("href=\"../../results/c-escalate.packet/index.html\""))
    #expect(page.ranges(of: ".packet/").count == 1)
  }

  @Test func aRowSaysWhatAPersonDecided() throws {
    var row = BatchRow(.escalated(), policy: .make())
    #expect(try !page(.make([row])).contains("by a person"))
    row.final = .make(.fail)
    #expect(try page(.make([row])).contains("fail, by a person"))
  }

  @Test func aRowLinksToItsJobsPageInTheRunThatDecidedIt() throws {
    let row = BatchRow(.escalated(), policy: .make())
    #expect(
      try page(.make([row])).contains("href=\"../20261123T090000/jobs/2026-000123.html\"") == false)
    #expect(try page(.make([row])).contains("href=\"jobs/2026-000123.html\""))
    var many = Batch.make([row])
    many.run = "all"
    #expect(try page(many).contains("href=\"../20261123T090000/jobs/2026-000123.html\""))
  }

  @Test func theCountsStandAtTheTop() throws {
    let page = try page(.mixed)
    for word in ["escalate", "refused", "fail", "pass"] {
      #expect(
        page.contains(
          "<div class=\"paper count \(word)\"><div><b>1</b><span class=\"soft\">25 %</span></div>\(word)"
        ))
    }
    #expect(page.contains("4 jobs."))
    #expect(page.contains("1 may try again"))
  }

  @Test func anEmptyRunSaysSo() throws {
    let page = try page(.make([]))
    #expect(page.contains("There was nothing to do."))
    #expect(!page.contains("<table"))
  }

  @Test func aPageLoadsNothingAndRunsItsOwnScriptOnly() throws {
    let page = try page(.mixed)
    #expect(
      page.contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"))
    #expect(page.contains("script-src 'sha256-"))
    for word in ["unsafe", "http://", "https://", "@import", "src=", " style=", " onclick"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.ranges(of: "<script").count == 1)
    // A pattern of this page is all that an address may name.
    #expect(page.ranges(of: "url(").count == page.ranges(of: "url(#").count)
  }

  @Test func whatWaitsIsSaid() throws {
    var batch = Batch.mixed
    batch.waiting = WaitingWork(drops: 3, oldestDrop: 7_300, escalations: [60, 100_000])
    let page = try page(batch)
    #expect(page.contains("3 drops wait to be taken, the oldest for 2 h."))
    #expect(page.contains("2 escalated jobs wait for a person, the oldest for 27 h."))
    #expect(page.contains("1 to 3 days"))
    batch.waiting = WaitingWork(drops: 90_000, looked: 1_000, oldestDrop: 7_300, escalations: [])
    let many = try self.page(batch)
    #expect(many.contains("90000 drops wait to be taken, the oldest of 1000 of them for 2 h."))
  }

  @Test(arguments: strings.indices)
  func hostileStringsStayText(place: Int) throws {
    let text = strings[place]
    func batch(_ text: String) -> Batch {
      let fault = Fault(.jobMalformed, file: text, field: text, expected: text, found: text)
      var row = BatchRow(.weighed, policy: .make())
      row.id = text
      row.issuers = [text]
      row.figures?.run = text
      row.figures?.stages = [text: 1]
      for picture in row.figures?.pictures.indices ?? 0..<0 {
        row.figures?.pictures[picture].issuer = text
      }
      return Batch(
        run: text, from: 0, to: 1, policy: text, policyDigest: text,
        rows: [row, BatchRow(refused: text, fault, milliseconds: 1, takes: 1)], isolation: text)
    }
    let (page, clean) = (try page(batch(text)), try page(batch("x")))
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
