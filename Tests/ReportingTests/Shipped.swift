import Foundation
import Hashing
import Proofing
import Support
import Testing

@testable import Reporting

/// The files that the program ships.
enum Shipped {
  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Folders.resources.appending(path: path)))
  }

  static func templates() throws -> Templates {
    var files: [String: String] = [:]
    for name in Templates.names {
      files[name] = String(decoding: try bytes("templates/\(name).mustache"), as: UTF8.self)
    }
    return try Templates(files: files, sha256: sha256)
  }

  static func texts() throws -> ApplicantTexts { try loadedTexts.get() }

  static func catalogue() throws -> ReasonCatalogue { try loadedCatalogue.get() }

  private static let loadedTexts = Result {
    try ApplicantTexts(files: [
      "en": bytes("texts/en.json"), "es": bytes("texts/es.json"),
    ])
  }

  private static let loadedCatalogue = Result {
    try JSONDecoder().decode(ReasonCatalogue.self, from: Data(bytes("reasons.json")))
  }
}
