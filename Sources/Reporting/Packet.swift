public import Proofing

/// What a person needs before a video call: the files of `<id>.packet/`.
///
/// It says what was presented, what ran and what did not, why the job was escalated, what to look at,
/// what to ask and what must not be said. It holds values as the result does: masked unless the
/// policy reveals them; the crops show them all the same, so a packet is for the referee's eyes.
///
/// - Parameters:
///   - outcome: The decided job.
///   - policy: The policy that decided it; it also says what the applicant should bring.
///   - policyDigest: The digest of the policy's file.
///   - catalogue: What the reason codes mean.
///   - templates: The page's template.
///   - images: One a page of the outcome, in its order; pages beyond the end have no pictures.
///   - meeting: Where the call takes place, if there is a link.
/// - Returns: `packet.json`, `index.html`, the JPEG files that they name, and `appointment.ics` for a job with
///   an appointment.
public func packetFiles(
  _ outcome: Outcome, policy: Policy, policyDigest: String, catalogue: ReasonCatalogue,
  templates: Templates, images: [PageImages], meeting: Meeting? = nil
) -> [ReportFile] {
  var pictures: [ReportFile] = []
  for (page, images) in zip(outcome.pages.indices, images) {
    if !images.page.isEmpty {
      pictures.append(ReportFile(name: pageName(page), bytes: images.page))
    }
    for (reading, crop) in images.crops.sorted(by: { $0.key < $1.key })
    where outcome.pages[page].readings.indices.contains(reading) && !crop.isEmpty {
      pictures.append(ReportFile(name: cropName(page, reading), bytes: crop))
    }
  }
  let calendar = outcome.job.appointment.flatMap { appointment in
    calendarFile(
      id: outcome.job.id, appointment: appointment, meeting: meeting,
      bring: policy.video.documents, decidedAt: outcome.decidedAt)
  }.map { ReportFile(name: calendarName, bytes: $0) }
  let packet = packet(
    outcome, policy: policy, policyDigest: policyDigest, catalogue: catalogue,
    pictures: Set(pictures.map(\.name)), meeting: meeting, calendar: calendar?.name)
  let page = templates.render(packetView(packet), with: "packet")
  return [
    ReportFile(name: "packet.json", bytes: packet.file),
    ReportFile(name: "index.html", bytes: page),
  ] + pictures + [calendar].compactMap { $0 }
}

/// `packet.json`, not yet as bytes.
func packet(
  _ outcome: Outcome, policy: Policy, policyDigest: String, catalogue: ReasonCatalogue,
  pictures: Set<String>, meeting: Meeting? = nil, calendar: String? = nil
) -> JSON {
  let whole = result(
    outcome, policy: policy, policyDigest: policyDigest, catalogue: catalogue)
  let doubts = outcome.decision.reasons.filter { $0.decisive || $0.push.raisesDoubt }
  return .members([
    "format": 1,
    "id": whole["id"],
    "decision": whole["decision"],
    "relyingParty": outcome.job.relyingParty.map { .string($0) },
    "purpose": outcome.job.purpose.map { .string($0) },
    "locale": .string(outcome.job.locale),
    "decidedAt": whole["timings"]?["decidedAt"],
    "today": whole["timings"]?["today"],
    "run": whole["timings"]?["run"],
    "attempt": whole["timings"]?["attempt"],
    "appointment": whole["escalation"]?["appointment"],
    "minutes": whole["escalation"]?["minutes"],
    "priority": whole["escalation"]?["priority"],
    "meeting": meeting.map(\.json),
    "calendar": calendar.map { .string($0) },
    "bring": .strings(policy.video.documents),
    "evidence": whole["evidence"],
    "checks": whole["checks"],
    "notEvaluated": whole["notEvaluated"],
    "why": .array(doubts.map { reason($0, catalogue: catalogue) }),
    "lookAt": .strings(unique(doubts.compactMap { Guidance.look(at: $0.finding.reason) })),
    "ask": .array(questions(Set(doubts.compactMap(\.finding.attribute)))),
    "mustNotBeSaid": .strings(Guidance.unsaid),
    "mustNotBeNamed": .strings(
      unique(doubts.compactMap(\.finding.attribute)).map(\.rawValue)),
    "fields": whole["fields"],
    "pages": .array(
      outcome.pages.indices.map { page(outcome.pages[$0], at: $0, pictures: pictures) }),
    "versions": whole["versions"],
  ])
}

private func questions(_ doubtful: Set<Attribute>) -> [JSON] {
  Guidance.questions.map { question in
    .members([
      "question": .string(question.text),
      "inDoubt": .bool(question.attributes.contains(where: doubtful.contains)),
    ])
  }
}

private func page(_ page: Page, at place: Int, pictures: Set<String>) -> JSON {
  func existing(_ name: String) -> JSON? { pictures.contains(name) ? .string(name) : nil }
  return .members([
    "evidence": .integer(page.evidence),
    "picture": .integer(page.picture),
    "side": .string(page.side.rawValue),
    "file": existing(pageName(place)),
    "crops": .array(
      page.readings.indices.compactMap { index in
        let box = page.readings[index].box
        let first = page.readings.firstIndex { $0.box == box } ?? index
        return existing(cropName(place, first)).map { file in
          .members([
            "attribute": .string(page.readings[index].attribute.rawValue),
            "zone": .string(page.readings[index].zone.rawValue),
            "file": file,
          ])
        }
      }),
  ])
}

private let calendarName = "appointment.ics"

private func pageName(_ page: Int) -> String { "page-\(page + 1).jpg" }

private func cropName(_ page: Int, _ reading: Int) -> String {
  "crop-\(page + 1)-\(reading + 1).jpg"
}

/// The elements, each once, in the order of their first appearance.
func unique<Element: Equatable>(_ elements: [Element]) -> [Element] {
  elements.reduce(into: []) { unique, element in
    if !unique.contains(element) { unique.append(element) }
  }
}
