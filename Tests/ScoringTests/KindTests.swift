import Proofing
import Scoring
import Testing

@Suite struct KindTests {
  private func reasons(_ job: Job, _ pages: [Page]) -> Set<Reason> {
    Set(assess(job, pages).findings.map(\.reason))
  }

  private func page(_ zone: Zone, type: String, proof: Proof? = nil) -> Page {
    var values = zone == .barcode ? license : front
    values[.documentType] = type
    return .make(zone, values, proof: proof)
  }

  @Test func aBarcodeOfAnotherKindIsAMismatch() {
    let pages = [page(.visual, type: "ID"), page(.barcode, type: "ID")]
    #expect(reasons(.make(), pages).contains(.classifyTypeMismatch))
    #expect(!reasons(.make(type: .stateID), pages).contains(.classifyTypeMismatch))
  }

  @Test func printThatSaysWhatTheJobSaysOutweighsTheBarcode() {
    let pages = [page(.visual, type: "DL", proof: Proof.none), page(.barcode, type: "ID")]
    #expect(!reasons(.make(), pages).contains(.classifyTypeMismatch))
  }

  @Test func printAloneIsNotCertain() {
    #expect(!reasons(.make(), [page(.visual, type: "ID")]).contains(.classifyTypeMismatch))
  }

  @Test func aZoneOfAVisaIsNoPassport() {
    var zone = passportZone
    zone[.documentCode] = "V"
    let pages = [Page.make(.machineReadable, zone)]
    let job = Job.make(type: .passport, issuer: nil)
    #expect(reasons(job, pages).contains(.classifyTypeMismatch))
    zone[.documentCode] = "P"
    #expect(
      !reasons(job, [.make(.machineReadable, zone)]).contains(.classifyTypeMismatch))
  }

  @Test func twoPicturesOfOneSideAreTold() {
    var first = Page.make(.visual, front)
    var second = Page(evidence: 0, picture: 1, side: .back)
    first.perceptualHash = [1, 2, 3, 4]
    second.perceptualHash = [1, 2, 3, 5]
    #expect(reasons(.make(), [first, second]).contains(.imageSameSideTwice))
    second.perceptualHash = [.max, 2, 3, 4]
    #expect(!reasons(.make(), [first, second]).contains(.imageSameSideTwice))
    second.perceptualHash = nil
    #expect(!reasons(.make(), [first, second]).contains(.imageSameSideTwice))
  }
}
