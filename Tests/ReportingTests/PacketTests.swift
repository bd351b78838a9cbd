import Proofing
import Testing

@testable import Reporting

@Suite struct PacketTests {
  private func files(
    _ outcome: Outcome = .escalated(), images: [PageImages] = [], policy: Policy = .make()
  ) throws -> [String: [UInt8]] {
    let files = packetFiles(
      outcome, policy: policy, policyDigest: "sha256:abc", catalogue: .all(),
      templates: try Shipped.templates(), images: images)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
  }

  private func page(_ outcome: Outcome, images: [PageImages] = []) throws -> String {
    String(
      decoding: try #require(try files(outcome, images: images)["index.html"]), as: UTF8.self)
  }

  private func packet(_ outcome: Outcome) throws -> JSON {
    try JSON(file: try #require(try files(outcome)["packet.json"]))
  }

  @Test func everyPictureThatIsNamedIsThereAndEveryPictureIsNamed() throws {
    let images = [
      PageImages(page: [0xFF, 0xD8], crops: [0: [1], 1: [2], 99: [3], 2: []]),
      PageImages(page: [], crops: [2: [4]]), PageImages(page: [5]),
    ]
    let files = try files(images: images)
    #expect(
      Set(files.keys) == [
        "packet.json", "index.html", "page-1.jpg", "crop-1-1.jpg", "crop-1-2.jpg", "crop-2-3.jpg",
      ])
    #expect(files["crop-2-3.jpg"] == [4])
    let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
    for name in files.keys where name.hasSuffix(".jpg") {
      #expect(page.contains("src=\"\(name)\""), "\(name)")
    }
    #expect(!page.contains("page-2.jpg"))
  }

  @Test func aPacketWithoutPicturesSaysSo() throws {
    let page = try page(.escalated())
    #expect(!page.contains("<img"))
    #expect(page.contains("no picture kept"))
  }

  @Test func everyCallAsksTheSameAndOnlyTheMarksDiffer() throws {
    func asked(_ attribute: Attribute) throws -> JSON {
      let outcome = Outcome.make(
        reasons: [.make(.matchFamilyMismatch, .escalate, attribute: attribute)])
      return try #require(try packet(outcome)["ask"])
    }
    let all = try Attribute.allCases.map(asked)
    #expect(Set(all.map { $0.elements.map { $0["question"]?.text } }).count == 1)
    let birth = try asked(.dateOfBirth).elements.filter { $0["inDoubt"] == true }
    #expect(birth.map { $0["question"]?.text } == ["What is your date of birth?"])
  }

  @Test func whatMustNotBeSaidIsAlwaysThere() throws {
    for outcome in [Outcome.escalated(), .make(), .make(pages: [])] {
      let page = try page(outcome)
      #expect(page.contains("Do not say which item did not match"))
    }
  }

  @Test func whatIsInDoubtIsNamedAndItsCropsComeFirst() throws {
    let outcome = Outcome.make(reasons: [
      .make(.matchFamilyMismatch, .escalate, attribute: .familyName),
      .make(.matchBirthMismatch, .escalate, attribute: .dateOfBirth),
      .make(.matchExact, .support, decisive: false, attribute: .givenNames),
    ])
    #expect(try packet(outcome)["mustNotBeNamed"] == .array(["familyName", "dateOfBirth"]))
    let page = try page(
      outcome,
      images: [
        PageImages(page: [1], crops: [0: [2], 1: [3], 2: [4]]),
        PageImages(page: [5], crops: [0: [6]]),
      ])
    #expect(page.contains("never to be named as such: family name, date of birth."))
    #expect(page.contains("alt=\"Crop: family name, front, printed text\""))
    // The barcode's crop stands nowhere: its page does.
    #expect(!page.contains("crop-2-1.jpg") && page.contains("page-2.jpg"))
    let names = try #require(page.firstRange(of: ">family name</th>"))
    let birth = try #require(page.firstRange(of: ">date of birth</th>"))
    let given = try #require(page.firstRange(of: ">given names</th>"))
    #expect(names.lowerBound < birth.lowerBound && birth.lowerBound < given.lowerBound)
    #expect(try !self.page(.make()).contains("never to be named as such"))
  }

  @Test func supportingReasonsAreNotAmongTheDoubts() throws {
    let packet = try packet(.escalated())
    let codes = packet["why"]?.elements.compactMap { $0["code"]?.text }
    #expect(codes == ["match.family_mismatch", "image.glare", "kba.too_fast"])
  }

  @Test func valuesAreMaskedUnlessThePolicyRevealsThem() throws {
    for (name, bytes) in try files() {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Garcia") && !text.contains("GARZA"), "\(name)")
    }
    let revealed = try files(policy: .make(reveal: true))
    let page = String(decoding: try #require(revealed["index.html"]), as: UTF8.self)
    #expect(page.contains("Garcia") && page.contains("GARZA"))
  }

  @Test(arguments: strings.indices)
  func hostileStringsStayText(place: Int) throws {
    let text = strings[place]
    func outcome(_ text: String) -> Outcome {
      var page = Page.front()
      page.readings = [.make(.familyName, .visual, text), .make(.issuer, .visual, text)]
      return .make(
        reasons: [.make(.matchFamilyMismatch, .escalate, question: text)], pages: [page]
      ) { job in
        job.relyingParty = text
        job.purpose = text
        job.evidence[0].issuer = text
        job.claim.givenNames = Redacted(text)
        job.upstream = Upstream(liveness: Upstream.Check(result: text, by: text))
      }
    }
    func html(_ text: String) throws -> String {
      let files = try files(outcome(text), policy: .make(reveal: true, documents: [text]))
      return String(decoding: try #require(files["index.html"]), as: UTF8.self)
    }
    #expect(try marks(html(text)) == marks(html("x")))
  }

  @Test func readingsThatShareABoxShareItsCrop() throws {
    var page = Page.back()
    for index in page.readings.indices { page.readings[index].box = page.readings[0].box }
    let files = packetFiles(
      .make(pages: [page]), policy: .make(), policyDigest: "x", catalogue: ReasonCatalogue.all(),
      templates: try Shipped.templates(), images: [PageImages(page: [1], crops: [0: [2]])])
    #expect(files.map(\.name).filter { $0.hasPrefix("crop") } == ["crop-1-1.jpg"])
    let packet = try JSON(file: try #require(files.first { $0.name == "packet.json" }?.bytes))
    let crops = packet["pages"]?.elements.first?["crops"]?.elements ?? []
    #expect(crops.count == page.readings.count && crops.count > 1)
    #expect(Set(crops.compactMap { $0["file"]?.text }) == ["crop-1-1.jpg"])
  }

  @Test func aPageLoadsOnlyItsOwnPictures() throws {
    let page = try page(.escalated(), images: [PageImages(page: [1])])
    #expect(page.contains("content=\"default-src 'none'; img-src 'self'; style-src"))
    for word in ["<script", "http://", "https://", "@import", "url(", "data:"] {
      #expect(!page.contains(word), "\(word)")
    }
  }
}
