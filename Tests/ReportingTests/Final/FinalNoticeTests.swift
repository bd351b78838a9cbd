import Proofing
import Testing

@testable import Reporting

@Suite struct FinalNoticeTests {
  private func file(_ final: FinalDecision, locale: String = "en") throws -> [UInt8] {
    finalNoticeFile(
      final, locale: locale, documents: [.driversLicense], policy: .make(),
      catalogue: try Shipped.catalogue(), texts: try Shipped.texts())
  }

  /// Every decision with every code that it may have.
  private func decisions() throws -> [FinalDecision] {
    try Shipped.catalogue().agent.sorted { $0.key.rawValue < $1.key.rawValue }
      .flatMap { code, entry in entry.decisions.map { .make($0, code, note: "Garcia came") } }
  }

  @Test func noticesKeepToTheirSchema() throws {
    let files = try decisions().flatMap { final in
      try ["en", "es", "fr"].map { try file(final, locale: $0) }
    }
    #expect(try validate(files, against: "notice").allSatisfy(\.isEmpty))
  }

  @Test func aNoticeHoldsNoCodeNoNoteAndNoName() throws {
    for final in try decisions() {
      for locale in ["en", "es"] {
        let text = String(decoding: try file(final, locale: locale), as: UTF8.self)
        for told in [final.reason.rawValue, "agent", "Garcia", "j.doe", "{", "redress"] {
          let json = told == "{" ? "{list" : told
          #expect(!text.contains(json), "\(told) of \(final.reason.rawValue)")
        }
      }
    }
  }

  /// What an agent found is not told: who tries to be somebody else learns nothing from it.
  @Test func everyFailOfAnApplicantWhoCameAndStayedReadsTheSame() throws {
    let telling: Set<AgentReason> = [.noShow, .withdrawn]
    let files = try decisions().filter { $0.verdict == .fail && !telling.contains($0.reason) }
      .map { try file($0) }
    #expect(files.count == 5 && Set(files).count == 1)
    let passes = try decisions().filter { $0.verdict == .pass }.map { try file($0) }
    #expect(passes.count == 4 && Set(passes).count == 1)
  }

  @Test func onlyARetryMayBeTriedAgain() throws {
    for final in try decisions() {
      let notice = try JSON(file: try file(final))
      #expect(notice["retry"]?["allowed"]?.isTrue == (final.verdict == .retry))
      #expect(
        notice["outcome"]?.text
          == [.pass: "verified", .fail: "notVerified", .retry: "tryAgain"][final.verdict])
    }
  }

  @Test func aFailSaysHowToAskForAnotherLook() throws {
    let notice = try JSON(file: try file(.make(.fail, .claimContradicted)))
    #expect(
      notice["nextStep"]?.text?.hasPrefix("You can ask us to look at your case again.") == true)
  }

  @Test func aCodeWithoutATextSaysTheGeneralOne() throws {
    let notice = Notice(
      .make(.fail, .noShow), catalogue: ReasonCatalogue(version: 1, entries: [:]), known: [])
    #expect(notice.keys == ["t.final_not_verified"])
  }

  @Test func theDocumentsThatCanBeUsedAreNamed() throws {
    let notice = try JSON(file: try file(.make(.retry, .anotherDocument), locale: "es"))
    #expect(notice["nextStep"]?.text?.contains("licencia de conducir, pasaporte") == true)
  }
}
