import Proofing

/// The date that a document gives, from whichever source is surest.
private struct Settled {
  var date: CalendarDate
  var proved: Bool
}

extension Context {
  /// What is wrong with a document taken by itself (NIST SP 800-63A, validation of evidence).
  var validationFindings: [Finding] {
    job.evidence.indices.flatMap { place -> [Finding] in
      let read = sources(of: place)
      guard !read.isEmpty else { return [] }
      let birth = settled(.dateOfBirth, in: read)
      let issue = settled(.dateOfIssue, in: read)
      let expiry = settled(.dateOfExpiry, in: read)
      return expiryFindings(expiry, in: read, at: place)
        + orderFindings(birth, issue, expiry, at: place) + ageFindings(birth, at: place)
        + numberFindings(in: read, at: place) + nameFindings(in: read, at: place)
    }
  }

  /// The surest reading of a date; a reading that says nothing settles nothing.
  private func settled(_ attribute: Attribute, in read: [Source]) -> Settled? {
    let candidates = read.compactMap { source -> (Settled, Double)? in
      guard let said = source.said(attribute), let date = ReadDate(said.text),
        said.confidence >= policy.leastConfidence
      else { return nil }
      let others = read.filter { $0.zone != source.zone }
      let confirmed = others.contains { other in
        compareZones(attribute, source, other, today: today) == .same
          && (other.said(attribute)?.confidence ?? 0) >= policy.leastConfidence
      }
      let day =
        attribute == .dateOfBirth
        ? birthday(date.births(today: today)) : date.nearest(to: today)
      guard let day else { return nil }
      return (Settled(date: day, proved: confirmed || isCertain(said)), said.confidence)
    }
    return candidates.max {
      ($0.0.proved ? 1 : 0, $0.1, $1.0.date) < ($1.0.proved ? 1 : 0, $1.1, $0.0.date)
    }?.0
  }

  /// Of two centuries that fit, the one claimed; otherwise the later one, which makes the younger.
  private func birthday(_ days: [CalendarDate]) -> CalendarDate? {
    let claimed = job.claim.dateOfBirth.revealed
    return days.contains(claimed) ? claimed : days.max()
  }

  private func expiryFindings(
    _ expiry: Settled?, in read: [Source], at place: Int
  ) -> [Finding] {
    func finding(_ reason: Reason, proved: Bool = false) -> [Finding] {
      [Finding(reason, attribute: .dateOfExpiry, evidence: place, proved: proved)]
    }
    guard let expiry else {
      // The reader has said so.
      if saysThatItDoesNotExpire(place) { return [] }
      let texts = read.compactMap { $0.said(.dateOfExpiry) }
      if texts.contains(where: {
        ReadDate($0.text) == nil && $0.confidence >= policy.leastConfidence
      }) {
        return finding(.validationExpiryNotADate)
      }
      // On a document that was otherwise read, a missing expiry is a question for a person; on one
      // that was not, it is one more field to take another picture for.
      let isElseRead = [Attribute.familyName, .givenNames, .dateOfBirth, .documentNumber]
        .allSatisfy { attribute in read.contains { $0.value(of: attribute) != nil } }
      return isElseRead && texts.isEmpty
        ? finding(.validationExpiryMissing) : finding(.ocrFieldMissing)
    }
    let daysLeft = expiry.date.daysSince1970 - today.daysSince1970
    if daysLeft < -policy.expiryGraceDays {
      return finding(.validationExpired, proved: expiry.proved)
    }
    if daysLeft < 0 { return finding(.validationExpiredWithinGrace) }
    if daysLeft <= policy.expiresSoonDays { return finding(.validationExpiresSoon) }
    return []
  }

  private func orderFindings(
    _ birth: Settled?, _ issue: Settled?, _ expiry: Settled?, at place: Int
  ) -> [Finding] {
    var findings: [Finding] = []
    // A date that is not certain is no reason for doubt in the document.
    let dates = [birth, issue, expiry].map { $0?.proved == true ? $0?.date : nil }
    if let issue = dates[1], issue > today {
      findings.append(
        Finding(.validationNotYetValid, attribute: .dateOfIssue, evidence: place, proved: true))
    }
    let inOrder = dates.compactMap { $0 }
    if zip(inOrder, inOrder.dropFirst()).contains(where: { $0 >= $1 }) {
      findings.append(Finding(.validationDateOrder, evidence: place, proved: true))
    }
    if let issue = dates[1], let expiry = dates[2], issue < expiry,
      issue.wholeYears(until: expiry) > longestYears(of: job.evidence[place].type)
    {
      findings.append(
        Finding(.validationValidityPeriodUnlikely, attribute: .dateOfExpiry, evidence: place))
    }
    return findings
  }

  /// Passports run ten years, some with months carried over; Arizona licenses run to the age of 65.
  private func longestYears(of type: EvidenceType) -> Int {
    switch type {
    case .passport, .passportCard, .visa: 11
    case .driversLicense, .stateID: 50
    case .identityCard: 40
    }
  }

  private func ageFindings(_ birth: Settled?, at place: Int) -> [Finding] {
    guard let birth else { return [] }
    let age = birth.date.wholeYears(until: today)
    var findings: [Finding] = []
    if age < policy.minimumAge {
      findings.append(
        Finding(
          .validationUnderAge, attribute: .dateOfBirth, evidence: place, proved: birth.proved))
    }
    if age > 120 || age < 0, birth.proved {
      findings.append(
        Finding(.validationAgeImplausible, attribute: .dateOfBirth, evidence: place, proved: true))
    }
    return findings
  }

  private func numberFindings(in read: [Source], at place: Int) -> [Finding] {
    let type = job.evidence[place].type
    guard type == .driversLicense || type == .stateID,
      let issuer = job.evidence[place].issuer ?? read.compactMap({ $0.said(.issuer)?.text }).first,
      let number = read.compactMap({ $0.said(.documentNumber) }).first(where: isCertain),
      LicenseNumberFormat.fits(number.text, issuer: issuer) == false
    else { return [] }
    return [
      Finding(.validationDocumentNumberFormat, attribute: .documentNumber, evidence: place)
    ]
  }

  /// Initials instead of names: revision 3 table 5-1 wants the full name.
  private func nameFindings(in read: [Source], at place: Int) -> [Finding] {
    let incomplete = read.contains { source in
      let name = source.name
      let family = name.family.map { NameForms($0.text) }
      let given = name.given.map { NameForms($0.text) }
      return family.map { $0.plain.count == 1 } ?? false
        || given.map {
          !$0.isEmpty
            && $0.tokens.indices.allSatisfy { place in
              given?.only(place..<place + 1).plain.count == 1
            }
        } ?? false
    }
    return incomplete ? [Finding(.validationNameIncomplete, evidence: place)] : []
  }
}
