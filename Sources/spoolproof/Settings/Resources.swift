import Foundation
import Hashing

/// The data files that come with the program: models, policies, templates, texts, schemas.
struct Resources {
  /// Their folder.
  let folder: URL
  /// An agency's own templates and texts, which go before those of the program; nil for none.
  var replacements: URL?

  /// The files that belong to this program, wherever it was started from.
  static func ofProgram() -> Resources { Resources(executable: Program.executable()) }

  /// The files that belong to an executable.
  ///
  /// They lie in `../share/spoolproof` of an installed program, and beside a built one. The place is
  /// found from the executable alone: no path of the machine that built it is used.
  init(executable: String) {
    let beside = URL(filePath: executable).deletingLastPathComponent()
    let places = [
      beside.appending(path: "../share/spoolproof").standardized,
      beside.appending(path: "spoolproof_spoolproof.resources/Resources"),
    ]
    folder =
      places.first { place in
        FileManager.default.fileExists(
          atPath: place.appending(path: "reasons.json").path(percentEncoded: false))
      } ?? places[0]
  }

  /// The bytes of one file.
  func bytes(_ path: String) throws(ResourceError) -> [UInt8] {
    let file = folder.appending(path: path)
    do {
      return Array(try Data(contentsOf: file))
    } catch { throw .missing(file.path(percentEncoded: false)) }
  }

  /// The bytes of a template or of applicants' texts: the agency's own, or the program's.
  func replaceable(_ own: String, _ path: String) throws(ResourceError) -> [UInt8] {
    if let replacements {
      let file = replacements.appending(path: own).path(percentEncoded: false)
      if FileManager.default.fileExists(atPath: file) {
        guard let bytes = FileManager.default.contents(atPath: file) else {
          throw .unreadable(file)
        }
        return Array(bytes)
      }
    }
    return try bytes(path)
  }

  /// One file as text.
  func text(_ path: String) throws(ResourceError) -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The SHA-256 of one file, in hexadecimal.
  func digest(_ path: String) throws(ResourceError) -> String {
    hexadecimal(sha256(try bytes(path)))
  }

  /// The digest of each model, by file name.
  func modelDigests() throws(ResourceError) -> [String: String] {
    ["mrz.traineddata": try digest("models/mrz.traineddata")]
  }

  /// The digest of each table that scoring looks up: names and readers' calibrations.
  func tableDigests() throws -> [String: String] {
    let tables = folder.appending(path: "tables").path(percentEncoded: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: tables)
      .filter { $0.hasSuffix(".json") || $0.hasSuffix(".tsv") }
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, "sha256:" + (try digest("tables/\($0)"))) })
  }

  /// The folder of the models.
  var models: String { folder.appending(path: "models").path(percentEncoded: false) }
}

/// A data file of the program is missing: about the machine.
enum ResourceError: Error, CustomStringConvertible {
  case missing(String)
  /// An agency's own file in the place of one of these.
  case unreadable(String)

  var description: String {
    switch self {
    case .missing(let path):
      "the program's data file \(path) is missing: install it again, or build it with `make release`"
    case .unreadable(let path):
      "\(path) cannot be read: it has to be a file that this user may read"
    }
  }
}
