import Proofing
import Isolation
import Testing

@testable import spoolproof

/// The program trusts nothing that a reader says.
@Suite struct ReadReplyCheckTests {
  static let request = ReadRequest(
    sequence: 7, pictures: [.init(evidence: 0, picture: 0, type: .passport, side: .front)])

  static func honest() -> ReadReply {
    var page = Page(evidence: 0, picture: 0, side: .front)
    page.width = 100
    page.height = 50
    page.readings = [
      Reading(
        attribute: .familyName, zone: .machineReadable,
        box: Box(x: 10, y: 10, width: 90, height: 40), raw: "GARCIA", value: "GARCIA",
        confidences: Array(repeating: 0.9, count: 6), proof: .none, engine: "tesseract/mrz")
    ]
    return ReadReply(
      sequence: 7, pages: [page],
      images: [.init(page: 0, reading: nil), .init(page: 0, reading: 0)])
  }

  @Test func anHonestReplyIsBelieved() { #expect(Self.honest().answers(Self.request)) }

  static let lies: [(String, @Sendable (inout ReadReply) -> Void)] = [
    ("another sequence", { $0.sequence = 8 }),
    ("no page", { $0.pages = [] }),
    ("a page too many", { $0.pages.append($0.pages[0]) }),
    ("another evidence", { $0.pages[0].evidence = 1 }),
    ("another picture", { $0.pages[0].picture = 1 }),
    ("another side", { $0.pages[0].side = .back }),
    ("a hash of another length", { $0.pages[0].perceptualHash = [1, 2] }),
    ("a negative width", { $0.pages[0].width = -1 }),
    ("a huge page", { $0.pages[0].height = 1 << 40 }),
    ("a box beyond the right edge", { $0.pages[0].readings[0].box.x = 11 }),
    ("a box that overflows", { $0.pages[0].readings[0].box.width = .max }),
    ("a negative box", { $0.pages[0].readings[0].box.y = -1 }),
    ("a confidence above one", { $0.pages[0].readings[0].confidences[0] = 1.5 }),
    ("a confidence that is no number", { $0.pages[0].readings[0].confidences[0] = .nan }),
    ("too few confidences", { $0.pages[0].readings[0].confidences.removeLast() }),
    ("a control character", { $0.pages[0].readings[0].value = Redacted("GARC\u{1B}A") }),
    (
      "an endless value",
      {
        $0.pages[0].readings[0].value = Redacted(String(repeating: "A", count: 257))
        $0.pages[0].readings[0].confidences = Array(repeating: 1, count: 257)
      }
    ),
    (
      "a flood of readings",
      {
        $0.pages[0].readings = Array(repeating: $0.pages[0].readings[0], count: 257)
      }
    ),
    (
      "a flood of findings",
      {
        $0.pages[0].findings = Array(repeating: Finding(.imageBlurred), count: 257)
      }
    ),
    ("time that is no number", { $0.pages[0].milliseconds["imaging"] = .infinity }),
    ("a crop of no reading", { $0.images[1].reading = 1 }),
    ("an image of no page", { $0.images[0].page = 1 }),
    ("the same image twice", { $0.images[1].reading = nil }),
    (
      "a finding on another document",
      { $0.pages[0].findings = [Finding(.imageBlurred, evidence: 1)] }
    ),
    (
      "a finding about a question", { $0.pages[0].findings = [Finding(.kbaFailed, question: "q1")] }
    ),
    ("a proved finding", { $0.pages[0].findings = [Finding(.imageBlurred, proved: true)] }),
    ("a page without pixels that was read", { $0.pages[0].width = 0 }),
    ("an engine with a control character", { $0.pages[0].readings[0].engine = "a\u{7}" }),
    (
      "another format",
      {
        $0.pages[0].format = PictureFormat(name: "tiff", width: 1, height: 1, orientation: 1)
      }
    ),
    (
      "a ninth orientation",
      {
        $0.pages[0].format = PictureFormat(name: "png", width: 1, height: 1, orientation: 9)
      }
    ),
  ]

  /// What the zones hold is told only to who asks, and within bounds.
  @Test(arguments: [
    (Verbatim(zoneLines: [Redacted(String(repeating: "A", count: 44))]), true),
    (Verbatim(payload: Redacted([0, 255])), true),
    (Verbatim(zoneLines: [Redacted(String(repeating: "A", count: 45))]), false),
    (Verbatim(zoneLines: Array(repeating: Redacted("A"), count: 4)), false),
    (Verbatim(zoneLines: [Redacted("A\u{1B}")]), false),
    (Verbatim(payload: Redacted(Array(repeating: 0, count: 4_097))), false),
  ])
  func whatIsToldVerbatimIsBounded(_ verbatim: Verbatim, _ isBelieved: Bool) {
    var request = Self.request
    var reply = Self.honest()
    reply.pages[0].verbatim = verbatim
    #expect(!reply.answers(request))
    request.pictures[0].verbatim = true
    #expect(reply.answers(request) == isBelieved)
  }

  @Test(arguments: lies.indices)
  func aLieIsNotBelieved(_ index: Int) {
    let (name, tell) = Self.lies[index]
    var reply = Self.honest()
    tell(&reply)
    #expect(!reply.answers(Self.request), "\(name)")
  }
}
