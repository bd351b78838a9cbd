import Foundation
import Imaging
import Proofing

/// Writes jobs with their pictures, ready to be dropped into a spool, and the truth about them.
struct DropWriter {
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

  /// Writes one job of an invented person with valid documents and a truthful claim.
  ///
  /// - Parameters:
  ///   - number: The place of the job in the batch; it names the job and its stream of random numbers.
  ///   - seed: The batch's seed.
  ///   - style: How the pictures are taken.
  ///   - today: The day on which everything is valid.
  /// - Returns: The truth about its pictures.
  /// - Throws: ``SpecimenError`` when something cannot be drawn, or what the disk says.
  mutating func writeJob(
    _ number: Int, seed: UInt64, style: Effects.Style, today: CalendarDate
  ) throws -> [Label] {
    var random = SeededRandom(seed: seed, stream: "job \(number)")
    let resources = studio.resources
    let person = try Identity.invented(
      by: &random, today: today, names: resources.names, states: resources.states)
    let digits = String(number)
    let id = "specimen-\(seed)-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    let kinds: [DocumentKind] = random.happens(0.4) ? [.passport] : [.licenseFront, .licenseBack]
    let job = folder.appending(path: id)
    try FileManager.default.createDirectory(at: job, withIntermediateDirectories: false)
    var labels: [Label] = []
    var images: [JobFile.Image] = []
    for kind in kinds {
      var effects = Effects.styled(style, by: &random)
      effects.across = across
      let side = kind == .licenseBack ? "back" : "front"
      let shot = try studio.picture(of: kind, for: person, under: effects, by: &random)
      try Data(shot.file).write(to: job.appending(path: side + ".jpg"))
      images.append(JobFile.Image(side: side, file: side + ".jpg"))
      labels.append(
        try Label(
          file: "\(id)/\(side).jpg", kind: kind, of: person, shot: shot, exif: effects.exif,
          states: resources))
    }
    let isPassport = kinds == [.passport]
    let file = JobFile(
      id: id, of: person,
      number: (isPassport ? person.passport?.number : person.license?.number) ?? "",
      evidence: JobFile.Evidence(
        type: isPassport ? "passport" : "driversLicense",
        issuer: isPassport ? "UTO" : "US-" + (person.license?.state ?? ""), images: images),
      today: today)
    try file.bytes().write(to: job.appending(path: "job.json"))
    return labels
  }
}
