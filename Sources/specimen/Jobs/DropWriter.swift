import Foundation
import Imaging
import Proofing
import Randomness

/// Writes jobs with their pictures, ready to be dropped into a spool, and the truth about them.
struct DropWriter: Sendable {
  /// The folder; it is made if it is not there.
  let folder: URL
  /// Where documents are drawn.
  var studio: Studio
  /// Pixels across each document; 0: as drawn.
  var across = 0

  /// Prepares a folder.
  ///
  /// - Throws: ``SpecimenError`` when something is in it already.
  init(folder: URL, studio: Studio) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty else {
      throw SpecimenError.folderNotEmpty(folder.path)
    }
    self.folder = folder
    self.studio = studio
  }

  /// Writes one job.
  ///
  /// - Parameters:
  ///   - number: The place of the job in the batch; it names the job and its stream of random numbers.
  ///   - kind: Who drops it.
  ///   - seed: The batch's seed.
  ///   - style: How the pictures are taken.
  ///   - today: The day on which everything is valid.
  /// - Returns: The truth about the job and its pictures.
  /// - Throws: ``SpecimenError`` when something cannot be drawn, or what the disk says.
  mutating func writeJob(
    _ number: Int, kind: CaseKind = .genuine, seed: UInt64, style: Effects.Style,
    today: CalendarDate
  ) throws -> Written {
    var random = SeededRandom(seed: seed, stream: "job \(number)")
    let presented = try invented(kind, by: &random, today: today)
    let digits = String(number)
    let id = "specimen-\(seed)-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    let job = folder.appending(path: id)
    try FileManager.default.createDirectory(at: job, withIntermediateDirectories: false)
    var labels: [Label] = []
    var images: [JobFile.Image] = []
    let kinds: [DocumentKind] = presented.isPassport ? [.passport] : [.licenseFront, .licenseBack]
    for kind in kinds {
      var effects = Effects.styled(style, by: &random)
      effects.across = across
      let side = kind == .licenseBack ? "back" : "front"
      let person = kind == .licenseBack ? presented.back : presented.front
      let shot = try studio.picture(of: kind, for: person, under: effects, by: &random)
      try Data(shot.file).write(to: job.appending(path: side + ".jpg"))
      images.append(JobFile.Image(side: side, file: side + ".jpg"))
      labels.append(
        try Label(
          file: "\(id)/\(side).jpg", kind: kind, of: person, shot: shot, exif: effects.exif,
          states: studio.resources))
    }
    let claim = presented.claim
    let state = presented.front.license?.state ?? ""
    let evidence = JobFile.Evidence(
      type: presented.isPassport ? "passport" : "driversLicense",
      issuer: presented.isPassport ? "UTO" : "US-" + state, images: images)
    let claimed = presented.isPassport ? claim.passport?.number : claim.license?.number
    let file = JobFile(
      id: id, of: claim, number: claimed ?? "", evidence: evidence, today: today)
    try file.bytes().write(to: job.appending(path: "job.json"))
    let truth = Truth(
      of: presented, id: id, type: evidence.type, issuer: evidence.issuer,
      layout: presented.isPassport ? nil : try studio.resources.state(state).layout)
    return Written(truth: truth, labels: labels)
  }

  /// The people of a job, and what they present.
  private func invented(
    _ kind: CaseKind, by random: inout SeededRandom, today: CalendarDate
  ) throws -> Case {
    let resources = studio.resources
    let person = try Identity.invented(
      by: &random, today: today, names: resources.names, states: resources.states)
    let isPassport = random.happens(0.4)
    guard kind != .genuine else { return Case(genuine: person, isPassport: isPassport) }
    // Who alters a front has a card of the same state.
    let states =
      kind == .editedFront
      ? resources.states.filter { $0.code == person.license?.state } : resources.states
    var other: Identity
    repeat {
      other = try Identity.invented(
        by: &random, today: today, names: resources.names, states: states)
    } while other.dateOfBirth == person.dateOfBirth
    return try Case(
      kind, against: person, by: other, isPassport: isPassport, states: resources, random: &random)
  }

  /// What was written.
  struct Written: Sendable, Equatable {
    /// The truth about the job.
    var truth: Truth
    /// The truth about each of its pictures.
    var labels: [Label]
  }
}
