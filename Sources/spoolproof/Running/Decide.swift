import Adjudication
import Foundation
import Hashing
import Isolation
import Proofing
import Randomness
import Reporting
import Scoring
import Spool

/// What deciding rests on besides the policy: read when the first job is met, while the reader process loads.
struct DecisionMaterials {
  /// What is known of readers and names.
  var tables: ScoringTables
  var templates: Templates
  var texts: ApplicantTexts
  /// SHA-256 of each model, by file name.
  var modelDigests: [String: String]
  /// SHA-256 of each table that scoring looks up, by file name.
  var tableDigests: [String: String]

  init(_ resources: Resources) throws {
    tables = try resources.scoringTables()
    templates = try resources.templates()
    texts = try resources.applicantTexts()
    modelDigests = try resources.modelDigests()
    tableDigests = try resources.tableDigests()
  }
}

/// A decided job as files.
struct Decided {
  var result: [UInt8]
  var notice: [UInt8]
  var packet: [PacketFile]?
  var day: CalendarDate
}

/// Decides one job from what its reader said: scoring, adjudication, reporting.
///
/// - Parameters:
///   - work: The job in hand.
///   - reply: What was read; checked already.
///   - images: The re-encoded images, in the order of the reply.
///   - engines: What the reader reads with.
///   - settings: The run's settings.
///   - materials: What deciding rests on.
/// - Returns: Its files.
func decide(
  _ work: ReaderWork<HeldJob>, reply: ReadReply, images: [[UInt8]], engines: [String: String],
  settings: RunSettings, materials: DecisionMaterials
) -> Decided {
  let job = work.job.taken.job
  let now = secondsSince1970()
  let readEnd = wallMilliseconds()

  var read = reply.pages.makeIterator()
  let count = reply.pages.count + work.job.unsent.count
  let pages = (0..<count).compactMap { work.job.unsent[$0] ?? read.next() }

  let key = settings.key
  let assessment = assess(
    job, pages: pages, today: settings.today, policy: settings.policy,
    tables: materials.tables, authenticate: key.map { key in { hmacSHA256($0, key: key) } })
  let decision = adjudicate(
    assessment, attempt: job.attempt, under: settings.policy, catalogue: settings.catalogue)
  let end = wallMilliseconds()

  var versions = engines
  versions["program"] = Program.version
  for (table, digest) in materials.tableDigests { versions["table/\(table)"] = digest }
  for (model, digest) in materials.modelDigests { versions["model/\(model)"] = "sha256:\(digest)" }
  let outcome = Outcome(
    job: job, pages: pages, assessment: assessment, decision: decision, decidedAt: now,
    today: settings.today, run: settings.run, versions: versions,
    milliseconds: [
      "reading": readEnd - work.started, "deciding": end - readEnd, "total": end - work.started,
    ], takes: work.job.taken.takes)

  var pageImages = [PageImages](repeating: PageImages(), count: pages.count)
  let sentPlaces = (0..<count).filter { work.job.unsent[$0] == nil }
  for (description, bytes) in zip(reply.images, images) {
    let place = sentPlaces[description.page]
    if let reading = description.reading {
      pageImages[place].crops[reading] = bytes
    } else {
      pageImages[place].page = bytes
    }
  }
  let isEscalated = decision.verdict == .escalate
  var unguessable = SystemRandomNumberGenerator()
  let meeting = Meeting(
    settings.policy.video, room: roomName(using: &unguessable), appointment: job.appointment,
    decidedAt: now)
  return Decided(
    result: resultFile(
      outcome, policy: settings.policy, policyDigest: settings.policyDigest,
      catalogue: settings.catalogue),
    notice: noticeFile(
      outcome, policy: settings.policy, catalogue: settings.catalogue, texts: materials.texts,
      meeting: meeting),
    packet: isEscalated
      ? packetFiles(
        outcome, policy: settings.policy, policyDigest: settings.policyDigest,
        catalogue: settings.catalogue, templates: materials.templates, images: pageImages,
        meeting: meeting
      ).map { PacketFile(name: $0.name, bytes: $0.bytes) }
      : nil,
    day: CalendarDate(daysSince1970: now / 86_400) ?? settings.today)
}
