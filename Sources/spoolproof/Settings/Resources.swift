import Foundation
import Hashing

/// The data files that come with the program: models, policies, templates, texts, schemas.
struct Resources {
  /// Their folder.
  let folder: URL

  /// The folder beside the executable, wherever the program was started from.
  static func ofProgram() -> Resources {
    Resources(folder: Bundle.module.bundleURL.appending(path: "Resources"))
  }

  /// The bytes of one file.
  func bytes(_ path: String) throws(ResourceError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: folder.appending(path: path)))
    } catch { throw .missing(path) }
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

  /// The folder of the models.
  var models: String { folder.appending(path: "models").path(percentEncoded: false) }
}

/// A data file of the program is missing: about the machine.
enum ResourceError: Error, CustomStringConvertible {
  case missing(String)

  var description: String {
    switch self {
    case .missing(let path):
      "the program's data file \(path) is missing: build it again with `make release`"
    }
  }
}
