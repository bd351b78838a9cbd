import Proofing
import Testing

@testable import Reporting

@Suite struct JobPageTests {
  private func result(_ outcome: Outcome, reveal: Bool = false) -> [UInt8] {
    resultFile(
      outcome, policy: .make(reveal: reveal), policyDigest: "sha256:abc", catalogue: .all())
  }

  private func page(
    _ outcome: Outcome, reveal: Bool = false, final: FinalDecision? = nil,
    review: ReviewMaterial? = nil
  ) throws -> String {
    let page = try #require(
      jobPage(
        result(outcome, reveal: reveal), final: final, review: review,
        templates: try Shipped.templates()))
    return String(decoding: page, as: UTF8.self)
  }

  private let review = ReviewMaterial(
    claim: Outcome.weighed.job.claim,
    pages: [.init(evidence: 0, picture: 0): "page-1.jpg"])

  @Test func aPageSaysWhatAPersonDecidedAndNotWho() throws {
    #expect(try page(.escalated()).contains("to a video call"))
    let decided = try page(.escalated(), final: .make(.fail, .noShow, note: "a note"))
    #expect(decided.contains("fail, by a person: agent.no_show, 2026-11-24"))
    for text in ["to a video call", "j.doe", "a note"] {
      #expect(!decided.contains(text), "\(text)")
    }
  }

  @Test func aPageOfAReportHoldsNoValueAndNoPicture() throws {
    let page = try page(.weighed)
    for value in ["GARZA", "Garcia", "1990-07-03", "B8512340", "Oak Court", "<image", "page-1.jpg"]
    {
      #expect(!page.contains(value), "\(value)")
    }
    #expect(page.contains("No picture is shown here"))
  }

  @Test func aReviewersCopyShowsTheClaimAndThePicturesThatAreKept() throws {
    let page = try page(.weighed, review: review)
    for value in ["Garcia", "1990-07-03", "B8512340", "12 Oak Court"] {
      #expect(page.contains("<bdi>\(value)</bdi>"), "\(value)")
    }
    #expect(page.contains("<image href=\"page-1.jpg\" width=\"1600\" height=\"1008\"/>"))
    #expect(page.contains("class=\"crop\""))
    #expect(page.contains("A reviewer's copy."))
    // The back was not kept, and a barcode is no crop to look at.
    #expect(!page.contains("page-2.jpg"))
  }

  @Test func aReviewersCopyWithoutAnythingKeptIsMasked() throws {
    let page = try page(.weighed, review: ReviewMaterial(claim: nil, pages: [:]))
    #expect(page.contains("<bdi>G••••</bdi>") && !page.contains("<image"))
  }

  @Test func aBoxStandsForEveryReadingAndSharedOnesOnce() throws {
    let page = try page(.weighed)
    // Three on the front; the three of the barcode lie apart in this outcome.
    #expect(page.ranges(of: "class=\"box\"").count == 6)
    var outcome = Outcome.weighed
    for reading in outcome.pages[1].readings.indices {
      outcome.pages[1].readings[reading].box.y = 60
    }
    #expect(try self.page(outcome).ranges(of: "class=\"box\"").count == 4)
  }

  @Test func agreementIsToldWithoutColour() throws {
    let page = try page(.weighed)
    for mark in [" ✓", " ✗", " ·"] { #expect(page.contains(mark), "\(mark)") }
    #expect(page.contains("stroke-dasharray"))
  }

  @Test func everyCheckAndEverythingThatIsNotEvaluatedIsThere() throws {
    let page = try page(.escalated())
    for name in Check.Name.allCases {
      #expect(page.contains("<strong>\(words(name.rawValue))</strong>"), "\(name)")
    }
    for name in ["liveness", "security features", "authoritative source", "death record"] {
      #expect(page.contains("<strong>\(name)</strong>"), "\(name)")
    }
    #expect(page.contains("Nothing that it looks at was there."))
  }

  @Test func linksLeadBackFromEitherFolder() throws {
    let masked = try page(.escalated())
    #expect(masked.contains("href=\"../index.html\""))
    #expect(masked.contains("href=\"../../../results/2026-000123.result.json\""))
    let copy = try page(.escalated(), review: review)
    #expect(copy.contains("href=\"../2026-000123.packet/index.html\""))
    #expect(!copy.contains("href=\"../index.html\""))
  }

  @Test func aJobWithoutAScoreOrAPageHasAPage() throws {
    let page = try page(.make(pages: [], comparisons: []))
    #expect(page.contains("Nothing was weighed."))
    #expect(page.contains("There is no page to show."))
  }

  @Test(arguments: ["", "{}", "[]", #"{ "format": 2, "id": "a", "decision": "pass" }"#])
  func whatIsNoResultGivesNoPage(_ text: String) throws {
    #expect(jobPage(Array(text.utf8), templates: try Shipped.templates()) == nil)
  }

  @Test(arguments: strings.indices)
  func hostileStringsStayText(place: Int) throws {
    func outcome(_ text: String) -> Outcome {
      var outcome = Outcome.weighed
      outcome.job.evidence[0].issuer = text
      outcome.job.claim.givenNames = Redacted(text)
      outcome.run = text
      outcome.versions = [text: text, "program": text]
      outcome.milliseconds = [text: 1, "total": 2]
      outcome.job.upstream = Upstream(liveness: .init(result: text, by: text))
      for page in outcome.pages.indices {
        outcome.pages[page].milliseconds = [text: 1]
        for reading in outcome.pages[page].readings.indices {
          outcome.pages[page].readings[reading].value = Redacted(text)
          outcome.pages[page].readings[reading].engine = text
        }
      }
      return outcome
    }
    func pages(_ text: String) throws -> [String] {
      [
        try page(outcome(text), reveal: true),
        try page(
          outcome(text), reveal: true,
          review: ReviewMaterial(claim: outcome(text).job.claim, pages: review.pages)),
      ]
    }
    for (page, clean) in zip(try pages(strings[place]), try pages("xy")) {
      #expect(marks(page) == marks(clean))
      #expect(page.utf8.count < clean.utf8.count + 60_000)
    }
  }

  @Test func aPacketNamesThePagesOfItsFolderOnly() throws {
    let packet = packetFiles(
      .escalated(), policy: .make(), policyDigest: "x", catalogue: .all(),
      templates: try Shipped.templates(), images: [PageImages(page: [1]), PageImages()])
    let file = try #require(packet.first { $0.name == "packet.json" }?.bytes)
    #expect(packetPages(file) == [.init(evidence: 0, picture: 0): "page-1.jpg"])
    let text = String(decoding: file, as: UTF8.self).replacing("page-1.jpg", with: "../x.jpg")
    #expect(packetPages(Array(text.utf8)).isEmpty)
    #expect(packetPages(nil).isEmpty)
  }
}

@Suite struct BoxLabelsTests {
  @Test func numbersKeepApartAndWithinThePage() {
    // A line of fields that touch, at every edge of the page.
    for y in [0, 480, 960] {
      let boxes = (0..<4).map { Box(x: $0 * 400, y: y, width: 398, height: 40) }
      var labels = BoxLabels(width: 1600, height: 1000, boxes: boxes)
      let placed = boxes.map { labels.place("12 ✓", beside: $0) }
      for (place, label) in placed.enumerated() {
        #expect(label.x >= 0 && label.y >= 0 && label.x + label.width <= 1600)
        #expect(label.y + label.height <= 1000)
        #expect(!placed.dropFirst(place + 1).contains(where: label.overlaps))
      }
    }
  }

  /// The parts of an address, one after the other on one line, with lines above and below.
  @Test func numbersOfCrowdedFieldsKeepApart() {
    let line = [(170, 150), (325, 25), (355, 90)]
    let boxes =
      [Box(x: 170, y: 540, width: 240, height: 40)]
      + line.map { Box(x: $0.0, y: 585, width: $0.1, height: 40) }
      + [Box(x: 170, y: 630, width: 330, height: 40)]
    var labels = BoxLabels(width: 1417, height: 985, boxes: boxes)
    let placed = boxes.enumerated().map { labels.place("\($0 + 10) ✓", beside: $1) }
    for (place, label) in placed.enumerated() {
      #expect(!placed.dropFirst(place + 1).contains(where: label.overlaps))
      #expect(
        !boxes.contains { box in
          label.x < Double(box.x + box.width) && Double(box.x) < label.x + label.width
            && label.y < Double(box.y + box.height) && Double(box.y) < label.y + label.height
        })
      let line = label.line(to: boxes[place])
      #expect(abs(line.from.x - line.to.x) + abs(line.from.y - line.to.y) < 6 * labels.letter)
    }
  }

  @Test func aNumberWithoutRoomStandsThereAllTheSame() {
    let whole = Box(x: 0, y: 0, width: 100, height: 100)
    var labels = BoxLabels(width: 100, height: 100, boxes: [whole])
    let label = labels.place("1 ✓", beside: whole)
    #expect(label.x + label.width <= 100 && label.y + label.height <= 100)
  }
}

@Suite struct SecondsOfTimestampTests {
  @Test(arguments: [0, 1, 1_795_424_400, 4_102_444_799])
  func aTimestampIsReadBack(_ moment: Int) throws {
    #expect(seconds(ofTimestamp: try #require(timestamp(moment))) == moment)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T09:00:00", "2026-11-23T24:00:00Z", "2026-11-23T09:60:00Z",
    "2026-13-23T09:00:00Z", "2026-11-23 09:00:00Z", "2026-11-23T0٩:00:00Z",
  ])
  func whatIsNoTimestampIsNone(_ text: String) { #expect(seconds(ofTimestamp: text) == nil) }
}
