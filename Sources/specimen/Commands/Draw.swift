import ArgumentParser
import Foundation
import Randomness

/// Draws one document of one identity file, or any drawing, and takes a picture of it.
struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draws one document from an identity file and takes a picture of it.",
    discussion: """
      An identity file is JSON; samples/identities has examples. Effects are a .json file, or a \
      style (none, scan, photo, hard) and settings, parted by commas: photo,degrees=7,blur=1.5. \
      Settings: ground (none, desk, paper, cloth, wood), across (pixels), margin, degrees, perspective, \
      blur, noise, glare, shadow, light, quality, quarterTurns, exif.
      """)

  @Option(help: "The identity file.", completion: .file(extensions: ["json"]))
  var identity: String?

  @Option(help: "What to draw.")
  var document: DocumentKind?

  @Option(
    help: "An SVG file to take the picture of, instead of a document.",
    completion: .file(extensions: ["svg"]))
  var drawing: String?

  @Option(
    name: [.customLong("effects"), .customLong("camera")],
    help: "What the camera does: a .json file, or a style and settings.")
  var effects: String = "none"

  @Option(help: "Chooses noise, places of light and whatever the effects leave open.")
  var seed: UInt64 = 1

  @Option(help: "The JPEG file to write.", completion: .file(extensions: ["jpg"]))
  var to: String

  func run() throws {
    var random = SeededRandom(seed: seed, stream: "draw")
    let effects = try Effects.parsed(effects, by: &random)
    var studio = try Studio()
    let shot: Camera.Shot
    switch (identity, document, drawing) {
    case (let identity?, let document?, nil):
      shot = try studio.picture(
        of: document, for: try read(identity), under: effects, by: &random)
    case (nil, nil, let drawing?):
      let text = try String(contentsOf: URL(filePath: drawing), encoding: .utf8)
      shot = try studio.picture(of: text, cornerRadius: 0, under: effects, by: &random)
    default: throw ValidationError("Give --identity and --document, or --drawing alone.")
    }
    try Data(shot.file).write(to: URL(filePath: to))
  }

  private func read(_ identity: String) throws -> Identity {
    guard let data = FileManager.default.contents(atPath: identity) else {
      throw SpecimenError.identity("there is no file \(identity)")
    }
    do {
      return try JSONDecoder().decode(Identity.self, from: data)
    } catch let DecodingError.keyNotFound(key, context) {
      let path = (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
      throw SpecimenError.identity("\(identity) lacks \(path)")
    } catch let DecodingError.typeMismatch(_, context) {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw SpecimenError.identity("in \(identity), \(path) has the wrong type")
    } catch let DecodingError.dataCorrupted(context) {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw SpecimenError.identity("in \(identity), \(path): \(context.debugDescription)")
    }
  }
}

extension DocumentKind: ExpressibleByArgument {}
