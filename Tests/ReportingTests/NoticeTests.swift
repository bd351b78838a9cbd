import Foundation
import Proofing
import Testing

@testable import Reporting

@Suite struct NoticeTests {
  private func made(
    _ outcome: Outcome, _ catalogue: ReasonCatalogue? = nil, policy: Policy = .make()
  ) throws -> JSON {
    try JSON(
      file: noticeFile(
        outcome, policy: policy, catalogue: catalogue ?? Shipped.catalogue(), texts: Shipped.texts()
      ))
  }

  private func keys(_ notice: JSON) -> [String] {
    notice["texts"]?.elements.compactMap { $0["key"]?.text } ?? []
  }

  @Test func aPassSaysSo() throws {
    let notice = try made(
      .make(verdict: .pass, reasons: [.make(.decisionAllRequiredMet, .support)]))
    #expect(notice["outcome"]?.text == "verified")
    #expect(keys(notice) == ["t.verified"])
    #expect(notice["retry"]?["attemptsLeft"] == nil)
  }

  /// What could not be read because of it is not told beside it.
  @Test(arguments: [Reason.imageTooLarge, .imageDecompressionLimit])
  func whoSentTooLargeAPhotoIsAskedForASmallerOne(_ reason: Reason) throws {
    let found = [reason, .mrzNotFound, .ocrFieldMissing]
    let notice = try made(
      .make(
        verdict: .fail, reasons: found.map { .make($0, .retry) },
        retry: Retry(allowed: true, attemptsLeft: 2, reasons: found)))
    #expect(keys(notice) == ["t.smaller_photo"])
    #expect(notice["nextStep"]?.text?.contains("smaller") == true)
  }

  private func retry(_ findings: [Finding]) -> Outcome {
    .make(
      verdict: .fail,
      reasons: findings.map { DecidedReason(finding: $0, push: .retry, decisive: true) },
      retry: Retry(
        allowed: true, attemptsLeft: 2, reasons: Set(findings.map(\.reason)).sorted()))
  }

  /// Whoever took a blurred photo needs not hear that it does not show the whole card.
  @Test(arguments: [
    (Reason.imageBlurred, "t.retake_clear"), (.imageGlare, "t.retake_glare"),
    (.imageLowResolution, "t.retake_closer"), (.imageCutOff, "t.retake_whole"),
  ])
  func theCauseIsToldAndNotWhatWasUnreadForIt(_ cause: Reason, _ key: String) throws {
    for unread in [Reason.classifyUnrecognized, .mrzNotFound, .mrzMalformed, .ocrFieldMissing] {
      let found = [
        Finding(cause, evidence: 0, side: .front), Finding(unread, evidence: 0, side: .front),
      ]
      #expect(try keys(made(retry(found))) == [key], "\(unread)")
    }
  }

  @Test func ofAnotherPictureItIsToldWhatWasNotRead() throws {
    let found = [
      Finding(.imageGlare, evidence: 0, side: .front),
      Finding(.barcodeNotFound, evidence: 0, side: .back),
    ]
    #expect(try keys(made(retry(found))) == ["t.retake_glare", "t.retake_barcode"])
  }

  @Test func aDocumentThatIsNotRecognizedIsNotSaidToBeCutOff() throws {
    #expect(try keys(made(retry([Finding(.classifyUnrecognized)]))) == ["t.retake_clear"])
  }

  @Test func noCodeChangesTheNoticeOfAnEscalation() throws {
    let catalogue = try Shipped.catalogue()
    let texts = try Shipped.texts()
    for locale in ["en", "es"] {
      var files: Set<[UInt8]> = []
      for reason in Reason.allCases where catalogue.entries[reason]?.applicantText != "t.limit" {
        let outcome = Outcome.make(
          verdict: .escalate, reasons: [.make(reason, .escalate, attribute: .dateOfBirth)],
          locale: locale)
        files.insert(
          noticeFile(outcome, policy: .make(), catalogue: catalogue, texts: texts))
      }
      #expect(files.count == 1, "\(locale)")
    }
  }

  @Test func allCodesOfOneTextGiveTheSameBytes() throws {
    let catalogue = try Shipped.catalogue()
    let texts = try Shipped.texts()
    for locale in ["en", "es"] {
      for retries in [true, false] {
        var files: [String: Set<[UInt8]>] = [:]
        for (reason, entry) in catalogue.entries {
          guard let key = entry.applicantText else { continue }
          let outcome = Outcome.make(
            verdict: .fail,
            reasons: [.make(reason, .fail, attribute: .documentNumber, zone: .barcode)],
            retry: Retry(
              allowed: retries, attemptsLeft: retries ? 2 : 0, reasons: retries ? [reason] : []),
            locale: locale)
          files[key, default: []].insert(
            noticeFile(outcome, policy: .make(), catalogue: catalogue, texts: texts))
        }
        #expect(files.count > 10)
        for (key, files) in files { #expect(files.count == 1, "\(key) in \(locale)") }
      }
    }
  }

  @Test func theValuesChangeNothing() throws {
    let reasons: [DecidedReason] = [.make(.matchBirthMismatch, .fail)]
    let one = Outcome.make(verdict: .fail, reasons: reasons)
    let other = Outcome.make(verdict: .fail, reasons: reasons, pages: [], comparisons: []) { job in
      job.claim = Claim(familyName: "Someone", dateOfBirth: day("2001-01-01"))
    }
    #expect(try made(one) == made(other))
  }

  @Test func noNoticeHoldsACodeOrAValue() throws {
    let catalogue = try Shipped.catalogue()
    let texts = try Shipped.texts()
    for reason in Reason.allCases {
      for verdict in Verdict.allCases {
        for locale in ["en", "es"] {
          let outcome = Outcome.make(
            id: "ref-1", verdict: verdict, reasons: [.make(reason, .fail)],
            retry: Retry(allowed: true, attemptsLeft: 1, reasons: [reason]), locale: locale)
          let text = String(
            decoding: noticeFile(outcome, policy: .make(), catalogue: catalogue, texts: texts),
            as: UTF8.self)
          for value in [reason.rawValue, "Garcia", "GARZA", "Maria", "1990", "8512340"] {
            #expect(!text.contains(value), "\(value) in \(locale)")
          }
          #expect(!text.contains("{}") && !text.contains("IAL"))
        }
      }
    }
  }

  @Test func aMismatchIsNeverNamed() throws {
    let mismatch: [Reason] = [
      .matchBirthMismatch, .matchNumberMismatch, .matchFamilyMismatch, .riskBlocklist,
      .decisionScoreBelowFail,
    ]
    for reason in mismatch {
      let notice = try made(.make(verdict: .fail, reasons: [.make(reason, .fail)]))
      #expect(keys(notice) == ["t.not_verified"])
      #expect(notice["nextStep"]?.text?.contains("video") == true)
    }
  }

  @Test func aMismatchBesideAnExpiredDocumentHidesTheExpiry() throws {
    let notice = try made(
      .make(
        verdict: .fail,
        reasons: [.make(.validationExpired, .fail), .make(.matchBirthMismatch, .fail)]))
    #expect(keys(notice) == ["t.not_verified"])
  }

  @Test func anExpiredDocumentIsNamed() throws {
    let notice = try made(
      .make(
        verdict: .fail, reasons: [.make(.validationExpired, .fail)],
        retry: Retry(allowed: true, attemptsLeft: 2, reasons: [.validationExpired])))
    #expect(notice["outcome"]?.text == "tryAgain")
    #expect(keys(notice) == ["t.expired"])
    #expect(notice["retry"] == .object(["allowed": true, "attemptsLeft": 2]))
  }

  @Test func oneKindOfTroubleIsShownAtATime() throws {
    let notice = try made(
      .make(
        verdict: .fail, reasons: [.make(.imageBlurred, .retry), .make(.imageGlare, .retry)],
        retry: Retry(
          allowed: true, attemptsLeft: 1,
          reasons: [.imageBlurred, .imageGlare, .imageLowContrast, .classifyUnsupportedType])))
    #expect(keys(notice) == ["t.other_id"])
    let pictures = try made(
      .make(
        verdict: .fail, reasons: [.make(.imageBlurred, .retry)],
        retry: Retry(
          allowed: true, attemptsLeft: 1, reasons: [.imageBlurred, .imageGlare, .imageLowContrast]
        )))
    #expect(keys(pictures) == ["t.retake_glare", "t.retake_clear"])
  }

  @Test func aRetryWithoutAReasonSaysTheGenericText() throws {
    let retry = Retry(allowed: true, attemptsLeft: 1, reasons: [])
    #expect(keys(try made(.make(verdict: .fail, retry: retry))) == ["t.not_verified"])
  }

  @Test func aKeyWithoutATextBecomesTheGenericText() throws {
    let catalogue = ReasonCatalogue.make([.imageBlurred: "t.nobody_wrote_this"])
    let outcome = Outcome.make(
      verdict: .fail, reasons: [.make(.imageBlurred, .retry)],
      retry: Retry(allowed: true, attemptsLeft: 1, reasons: [.imageBlurred]))
    #expect(keys(try made(outcome, catalogue)) == ["t.not_verified"])
  }

  @Test func usedUpTriesAreSaidBeforeTheCall() throws {
    let notice = try made(.make(reasons: [.make(.policyAttemptsExceeded, .escalate)]))
    #expect(keys(notice) == ["t.limit", "t.video"])
    #expect(notice["nextStep"]?.text?.hasPrefix("Join the video call.") == true)
  }

  @Test func thePolicyFillsTheText() throws {
    let outcome = Outcome.make(
      verdict: .fail, reasons: [.make(.classifyUnsupportedType, .fail)],
      retry: Retry(allowed: true, attemptsLeft: 1, reasons: [.classifyUnsupportedType]))
    let text = try #require(try made(outcome)["texts"]?.elements.first?["text"]?.text)
    #expect(text.hasSuffix("You can use one of these: driver's license, passport."))
    let call = try made(.make())
    #expect(call["texts"]?.elements.first?["text"]?.text?.contains("15 minutes") == true)
    #expect(call["nextStep"]?.text?.contains("a second photo ID") == true)
  }

  @Test func withoutDocumentsInThePolicyTheAcceptedOnesAreNamed() throws {
    let notice = try made(.make(), policy: .make(documents: []))
    #expect(notice["nextStep"]?.text?.contains("driver's license, passport") == true)
  }

  @Test(arguments: ["en", "es"])
  func withoutAVideoChannelNoNoticePromisesOne(locale: String) throws {
    let catalogue = try Shipped.catalogue()
    for reason in Reason.allCases {
      for verdict in Verdict.allCases {
        for allowed in [true, false] {
          let notice = try made(
            .make(
              verdict: verdict, reasons: [.make(reason, .fail)],
              retry: Retry(
                allowed: allowed, attemptsLeft: allowed ? 1 : 0, reasons: allowed ? [reason] : []),
              locale: locale),
            catalogue, policy: .make(video: false))
          let text = String(decoding: notice.file, as: UTF8.self)
            .replacing("t.video", with: "")
          #expect(!text.localizedCaseInsensitiveContains("video"), "\(reason.rawValue) \(verdict)")
        }
      }
    }
  }

  @Test func spanishIsSpanish() throws {
    let notice = try made(.make(locale: "es-MX"))
    #expect(notice["locale"]?.text == "es")
    #expect(notice["texts"]?.elements.first?["text"]?.text?.contains("Una persona") == true)
  }
}
