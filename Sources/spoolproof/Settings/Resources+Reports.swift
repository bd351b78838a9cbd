import Foundation
import Hashing
import Isolation
import Proofing
import Reporting
import Scoring

extension Resources {
  /// The reason catalogue.
  func catalogue() throws -> ReasonCatalogue {
    try JSONDecoder().decode(ReasonCatalogue.self, from: Data(try bytes("reasons.json")))
  }

  /// The pages' templates.
  func templates() throws -> Templates {
    var files: [String: String] = [:]
    for name in Templates.names {
      let bytes = try replaceable("\(name).mustache", "templates/\(name).mustache")
      files[name] = String(decoding: bytes, as: UTF8.self)
    }
    return try Templates(files: files, sha256: sha256)
  }

  /// The applicants' texts, one file a language; an agency's own may add languages.
  func applicantTexts() throws -> ApplicantTexts {
    var files: [String: [UInt8]] = [:]
    for locale in ["en", "es"] {
      files[locale] = try replaceable("texts/\(locale).json", "texts/\(locale).json")
    }
    if let texts = replacements?.appending(path: "texts").path(percentEncoded: false) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: texts)) ?? []
      for name in names where name.hasSuffix(".json") {
        files[String(name.dropLast(5))] = try replaceable("texts/\(name)", "texts/\(name)")
      }
    }
    return try ApplicantTexts(files: files)
  }

  /// What is known of readers and names: every `.json` in `tables/` is a reader's calibration.
  ///
  /// Readers without one have starting values.
  func scoringTables() throws -> ScoringTables {
    let names: NameFrequencies
    do {
      names = try NameFrequencies(
        familyTable: try text("tables/family-names.tsv"),
        givenTables: [
          try text("tables/given-names-female.tsv"), try text("tables/given-names-male.tsv"),
        ])
    } catch let error as NameTableError {
      throw Stop(.configuration, "the program's name tables: \(error)")
    }
    let tables = folder.appending(path: "tables").path(percentEncoded: false)
    let files = try FileManager.default.contentsOfDirectory(atPath: tables).sorted()
      .filter { $0.hasSuffix(".json") }
    let calibrations = try files.map { file in
      do {
        return try ReaderCalibration(file: try bytes("tables/\(file)"))
      } catch let error as CalibrationError {
        throw Stop(.configuration, "the program's data file tables/\(file): \(error)")
      }
    }
    return ScoringTables(calibrations: calibrations, names: names)
  }

  /// A policy by its file, or by the name of a shipped one.
  ///
  /// - Parameters:
  ///   - nameOrFile: Its file, or its name.
  ///   - catalogue: The reason catalogue, if it was read already.
  /// - Returns: The policy.
  /// - Throws: When there is none, or it is not as it must be.
  func policy(_ nameOrFile: String, catalogue: ReasonCatalogue? = nil) throws -> LoadedPolicy {
    let shipped = folder.appending(path: "policies")
    let named = shipped.appending(path: "\(nameOrFile).yaml")
    let isName = !nameOrFile.contains("/") && !nameOrFile.contains(".")
    let file = isName ? named : URL(filePath: nameOrFile)
    guard FileManager.default.isReadableFile(atPath: file.path(percentEncoded: false)) else {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: shipped.path(percentEncoded: false)))
        ?? []
      let known = names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
      throw Stop(
        .configuration,
        "there is no policy \(nameOrFile): name a file that can be read, or one of "
          + known.joined(separator: ", "))
    }
    let reasons = try catalogue ?? self.catalogue()
    let policy = try PolicyFile.read(file, catalogue: reasons, shipped: shipped)
    return LoadedPolicy(policy: policy, digest: hexadecimal(sha256(try encoded(policy))))
  }
}

/// A policy and the digest that results name it by.
struct LoadedPolicy {
  var policy: Policy
  /// SHA-256 of the policy as JSON with sorted keys: what it says, whatever it extends and however
  /// its file is laid out.
  var digest: String
}
