/// A stable code for one thing that was noticed about a job.
///
/// Codes are `stage.reason`. They are added and never renamed or reused, because results
/// that were written years ago name them. What each one means, what it does to a decision
/// and which text an applicant may see stands in the reason catalogue, a data file that
/// must list exactly these codes.
public enum Reason: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  case jobMalformed = "job.malformed"
  case jobUnknownField = "job.unknown_field"
  case jobMissingField = "job.missing_field"
  case jobDuplicateId = "job.duplicate_id"
  case jobFileMissing = "job.file_missing"
  case jobFileOutsideSpool = "job.file_outside_spool"
  case jobDigestMismatch = "job.digest_mismatch"
  case jobConsentMissing = "job.consent_missing"
  case jobConsentExpired = "job.consent_expired"
  case jobConsentScope = "job.consent_scope"
  case jobTooLarge = "job.too_large"
  case jobStale = "job.stale"
  case jobClockSkew = "job.clock_skew"

  case imageUndecodable = "image.undecodable"
  case imageUnsupportedFormat = "image.unsupported_format"
  case imageDecompressionLimit = "image.decompression_limit"
  case imageAnimatedOrMultipage = "image.animated_or_multipage"
  case imageLowResolution = "image.low_resolution"
  case imageBlurred = "image.blurred"
  case imageGlare = "image.glare"
  case imageTooDark = "image.too_dark"
  case imageTooBright = "image.too_bright"
  case imageLowContrast = "image.low_contrast"
  case imageGrayscale = "image.grayscale"
  case imageCutOff = "image.cut_off"
  case imageNoDocument = "image.no_document"
  case imageMultipleDocuments = "image.multiple_documents"
  case imageRotated = "image.rotated"
  case imagePerspectiveCorrected = "image.perspective_corrected"
  case imageExifOrientationApplied = "image.exif_orientation_applied"
  case imageSameSideTwice = "image.same_side_twice"
  case imageResubmitted = "image.resubmitted"
  case imageDuplicateOtherJob = "image.duplicate_other_job"
  case imageMetadataEditor = "image.metadata_editor"

  case classifyUnrecognized = "classify.unrecognized"
  case classifyTypeMismatch = "classify.type_mismatch"
  case classifyUnsupportedType = "classify.unsupported_type"
  case classifyUnsupportedIssuer = "classify.unsupported_issuer"
  case classifyWrongSide = "classify.wrong_side"
  case classifySideMissing = "classify.side_missing"
  case classifySpecimen = "classify.specimen"
  case classifyPaperTemporary = "classify.paper_temporary"
  case classifyDigitalDocumentScreenshot = "classify.digital_document_screenshot"
  case classifyLowConfidence = "classify.low_confidence"

  case ocrEngineUnavailable = "ocr.engine_unavailable"
  case ocrFieldMissing = "ocr.field_missing"
  case ocrFieldLowConfidence = "ocr.field_low_confidence"
  case ocrFieldAmbiguous = "ocr.field_ambiguous"

  case mrzNotFound = "mrz.not_found"
  case mrzMalformed = "mrz.malformed"
  case mrzCheckdigitNumber = "mrz.checkdigit_number"
  case mrzCheckdigitBirth = "mrz.checkdigit_birth"
  case mrzCheckdigitExpiry = "mrz.checkdigit_expiry"
  case mrzCheckdigitOptional = "mrz.checkdigit_optional"
  case mrzCheckdigitComposite = "mrz.checkdigit_composite"
  case mrzCheckdigitAllFailed = "mrz.checkdigit_all_failed"
  case mrzRepaired = "mrz.repaired"
  case mrzUnprovenName = "mrz.unproven_name"
  case mrzBlindCharacters = "mrz.blind_characters"
  case mrzUnknownCountry = "mrz.unknown_country"
  case mrzInvalidDate = "mrz.invalid_date"
  case mrzNameTruncated = "mrz.name_truncated"
  case mrzBirthUnknownPart = "mrz.birth_unknown_part"
  case mrzLongNumber = "mrz.long_number"

  case barcodeNotFound = "barcode.not_found"
  case barcodeUndecodable = "barcode.undecodable"
  case barcodeTooSmall = "barcode.too_small"
  case barcodeNotAamva = "barcode.not_aamva"
  case barcodeUnsupportedEncoding = "barcode.unsupported_encoding"
  case barcodeHeaderRepaired = "barcode.header_repaired"
  case barcodeVersionUnknown = "barcode.version_unknown"
  case barcodeIinUnknown = "barcode.iin_unknown"
  case barcodeIinStateMismatch = "barcode.iin_state_mismatch"
  case barcodeElementMissing = "barcode.element_missing"
  case barcodeElementUnparsed = "barcode.element_unparsed"
  case barcodeLengthMismatch = "barcode.length_mismatch"
  case barcodeContainsSsn = "barcode.contains_ssn"

  case validationExpired = "validation.expired"
  case validationExpiredWithinGrace = "validation.expired_within_grace"
  case validationExpiresSoon = "validation.expires_soon"
  case validationExpiryNotADate = "validation.expiry_not_a_date"
  case validationExpiryMissing = "validation.expiry_missing"
  case validationNotYetValid = "validation.not_yet_valid"
  case validationDateOrder = "validation.date_order"
  case validationValidityPeriodUnlikely = "validation.validity_period_unlikely"
  case validationUnderAge = "validation.under_age"
  case validationAgeImplausible = "validation.age_implausible"
  case validationDocumentNumberFormat = "validation.document_number_format"
  case validationNameIncomplete = "validation.name_incomplete"
  case validationSsnImpossible = "validation.ssn_impossible"
  case validationSsnIsItin = "validation.ssn_is_itin"
  case validationSsnIsKnownSample = "validation.ssn_is_known_sample"
  case validationAddressUnparsed = "validation.address_unparsed"
  case validationAddressPoBox = "validation.address_po_box"
  case validationLimitedTerm = "validation.limited_term"
  case validationRealIdNoncompliant = "validation.real_id_noncompliant"
  case validationAgeFieldsDisagree = "validation.age_fields_disagree"

  case consistencyAgree = "consistency.agree"
  case consistencySingleSource = "consistency.single_source"
  case consistencyNameMismatch = "consistency.name_mismatch"
  case consistencyBirthMismatch = "consistency.birth_mismatch"
  case consistencyNumberMismatch = "consistency.number_mismatch"
  case consistencyExpiryMismatch = "consistency.expiry_mismatch"
  case consistencyIssueMismatch = "consistency.issue_mismatch"
  case consistencySexMismatch = "consistency.sex_mismatch"
  case consistencyAddressMismatch = "consistency.address_mismatch"
  case consistencyIssuerMismatch = "consistency.issuer_mismatch"
  case consistencyMismatchLowConfidence = "consistency.mismatch_low_confidence"
  case consistencyFormOnly = "consistency.form_only"
  case consistencyFrontBackDifferentHolder = "consistency.front_back_different_holder"
  case consistencyDocumentsDisagree = "consistency.documents_disagree"

  case matchExact = "match.exact"
  case matchFormOnly = "match.form_only"
  case matchTruncated = "match.truncated"
  case matchNickname = "match.nickname"
  case matchMiddleInitial = "match.middle_initial"
  case matchMiddleMissing = "match.middle_missing"
  case matchMiddleMismatch = "match.middle_mismatch"
  case matchTransposedNames = "match.transposed_names"
  case matchFamilyChanged = "match.family_changed"
  case matchGivenMismatch = "match.given_mismatch"
  case matchFamilyMismatch = "match.family_mismatch"
  case matchBirthMismatch = "match.birth_mismatch"
  case matchBirthTransposed = "match.birth_transposed"
  case matchBirthMismatchLowConfidence = "match.birth_mismatch_low_confidence"
  case matchNumberMismatch = "match.number_mismatch"
  case matchNumberOneCharacter = "match.number_one_character"
  case matchAddressMismatch = "match.address_mismatch"
  case matchAddressUnit = "match.address_unit"
  case matchZipMismatch = "match.zip_mismatch"
  case matchStateMismatch = "match.state_mismatch"
  case matchExpiryMismatch = "match.expiry_mismatch"
  case matchSexMismatch = "match.sex_mismatch"
  case matchNotCompared = "match.not_compared"

  case kbaPassed = "kba.passed"
  case kbaFailed = "kba.failed"
  case kbaFailedFinal = "kba.failed_final"
  case kbaNotOffered = "kba.not_offered"
  case kbaOptedOut = "kba.opted_out"
  case kbaTooFewQuestions = "kba.too_few_questions"
  case kbaTooFewOptions = "kba.too_few_options"
  case kbaMajorityDiversionary = "kba.majority_diversionary"
  case kbaRepeatedQuestion = "kba.repeated_question"
  case kbaStaticQuestion = "kba.static_question"
  case kbaTimedOut = "kba.timed_out"
  case kbaTooFast = "kba.too_fast"
  case kbaAttemptsExceeded = "kba.attempts_exceeded"
  case kbaUnanswered = "kba.unanswered"
  case kbaRevealsPii = "kba.reveals_pii"
  case kbaCrossHint = "kba.cross_hint"
  case kbaPolicyDisallows = "kba.policy_disallows"
  case kbaContradictsDocument = "kba.contradicts_document"

  case faceNotRun = "face.not_run"
  case faceConsentMissing = "face.consent_missing"
  case facePortraitMissing = "face.portrait_missing"
  case faceSelfieMissing = "face.selfie_missing"
  case faceNoFace = "face.no_face"
  case faceMultipleFaces = "face.multiple_faces"
  case faceMatch = "face.match"
  case faceUncertain = "face.uncertain"
  case faceNoMatch = "face.no_match"
  case faceUpstreamResult = "face.upstream_result"

  case riskDocumentReuse = "risk.document_reuse"
  case riskPersonReuse = "risk.person_reuse"
  case riskVelocity = "risk.velocity"
  case riskApplicantReportedTheft = "risk.applicant_reported_theft"
  case riskDeceasedUpstream = "risk.deceased_upstream"
  case riskBlocklist = "risk.blocklist"
  case riskImageEditHint = "risk.image_edit_hint"

  case policyAttemptsExceeded = "policy.attempts_exceeded"
  case policyEvidenceInsufficient = "policy.evidence_insufficient"
  case policyEvidenceTypeMismatch = "policy.evidence_type_mismatch"
  case policyEscalationUnavailable = "policy.escalation_unavailable"
  case policySampledForReview = "policy.sampled_for_review"

  case decisionAllRequiredMet = "decision.all_required_met"
  case decisionScoreBelowPass = "decision.score_below_pass"
  case decisionScoreBelowFail = "decision.score_below_fail"
  case decisionConflict = "decision.conflict"
  case decisionReviewWarnings = "decision.review_warnings"

  case systemTimeout = "system.timeout"
  case systemInternalError = "system.internal_error"
  case systemResourceLimit = "system.resource_limit"
  case systemPartial = "system.partial"

  case jobPlaintextKbaAnswers = "job.plaintext_kba_answers"

  case ocrRequiredFieldUncertain = "ocr.required_field_uncertain"
  case matchMismatchLowConfidence = "match.mismatch_low_confidence"
  case matchSuffixMismatch = "match.suffix_mismatch"
  case kbaUnparsed = "kba.unparsed"
  case kbaNotEvaluated = "kba.not_evaluated"
  case riskLivenessFailedUpstream = "risk.liveness_failed_upstream"
  case riskSourceMismatchUpstream = "risk.source_mismatch_upstream"
  case decisionRequiredUnmet = "decision.required_unmet"
  case imageTooLarge = "image.too_large"
}

extension Reason: Comparable {
  /// Orders by code, so that lists of reasons are the same on every machine.
  public static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
}

extension Reason {
  /// Whether it says why a picture may not be read well: a quality number, or a document that is not wholly in the picture.
  public var saysWhyUnread: Bool {
    switch self {
    case .imageLowResolution, .imageBlurred, .imageGlare, .imageTooDark, .imageTooBright,
      .imageLowContrast, .imageCutOff:
      true
    default: false
    }
  }

  /// Whether it says that something was not read on a picture, and not why.
  public var saysUnread: Bool {
    switch self {
    case .classifyUnrecognized, .ocrFieldMissing, .ocrRequiredFieldUncertain, .mrzNotFound,
      .mrzMalformed, .mrzCheckdigitAllFailed, .barcodeNotFound, .barcodeUndecodable:
      true
    default: false
    }
  }
}
