import Foundation
import Support
import Testing

/// The walls between the stages.
///
/// The compiler checks that an import is declared, but not that a stage declares no other stage,
/// nor an import that is reachable through a declared dependency.
@Suite struct LayoutTests {
  /// What each target of `Sources` may import of this package.
  ///
  /// The executables know all.
  static let allowed: [String: Set<String>] = [
    "Proofing": [],
    "JSONReading": [],
    "Spool": ["Proofing", "CSystem", "Hashing", "JSONReading"],
    "Imaging": ["Proofing", "CImageCodecs", "COpenCV"],
    "Recognition": ["Proofing", "Imaging", "CTesseract", "CBarcodes", "COpenVINO"],
    "Isolation": ["Proofing", "CSandbox", "CSystem"],
    "Scoring": ["Proofing"],
    "Adjudication": ["Proofing"],
    "Reporting": ["Proofing", "Mustache", "JSONReading"],
    "Calibration": ["Proofing"],
    // It measures stages from outside.
    "Simulation": ["Proofing", "Calibration", "Scoring", "Adjudication", "Randomness"],
    "Randomness": [],
    "Hashing": ["CLibCrypto"],
  ]
  static let system: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Swift"]

  @Test(arguments: allowed.keys.sorted())
  func aTargetImportsOnlyWhatItMay(_ target: String) throws {
    let permitted = try #require(Self.allowed[target]).union(Self.system)
    let files = try swiftFiles(in: "Sources/\(target)")
    #expect(!files.isEmpty)
    for file in files {
      for module in imports(of: try String(contentsOf: file, encoding: .utf8)) {
        #expect(
          permitted.contains(module), "\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test func everyTargetOfTheSourcesIsKnownHere() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      at: Folders.package.appending(path: "Sources"), includingPropertiesForKeys: nil)
    let swiftTargets = try folders.filter { folder in
      try !swiftFiles(in: "Sources/\(folder.lastPathComponent)").isEmpty
    }
    let names = Set(swiftTargets.map(\.lastPathComponent))
    #expect(names == Set(Self.allowed.keys).union(["spoolproof", "specimen"]))
  }

  /// The manifest says it again, because a dependency that nobody imports yet is a hole too.
  @Test func theManifestGivesTheStagesNoOtherStage() throws {
    let manifest = try String(
      contentsOf: Folders.package.appending(path: "Package.swift"), encoding: .utf8)
    for (target, permitted) in Self.allowed where target != "Proofing" {
      let declaration = try #require(
        manifest.firstMatch(
          of: try Regex(
            "(?:stage|target)\\(\\s*(?:name: )?\"\(target)\"(.*)\\)",
            as: (Substring, Substring).self)),
        "the manifest declares \(target) in another way than this test reads")
      let named = declaration.output.1.matches(of: #/"([A-Za-z]+)"/#).map { String($0.output.1) }
      for dependency in named where dependency != "swift-mustache" {
        #expect(permitted.contains(dependency), "\(target) depends on \(dependency)")
      }
    }
  }

  /// The rule that this test reads imports with.
  @Test(arguments: [
    ("import Proofing", ["Proofing"]), ("public import Imaging", ["Imaging"]),
    ("@testable import Spool", ["Spool"]),
    ("internal import struct Foundation.Data", ["Foundation"]),
    ("// import Scoring", []),
  ])
  func importsAreReadFromLines(_ line: String, _ expected: [String]) {
    #expect(imports(of: line) == expected)
  }

  private func imports(of source: String) -> [String] {
    source.split(separator: "\n").compactMap { line in
      line.firstMatch(
        of:
          #/^\s*(?:@\w+\s+)*(?:public\s+|internal\s+|package\s+|private\s+|fileprivate\s+)?import\s+(?:(?:struct|class|enum|protocol|func|let|var|typealias)\s+)?(\w+)/#
      ).map { String($0.output.1) }
    }
  }

  private func swiftFiles(in folder: String) throws -> [URL] {
    let root = Folders.package.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: root.path(percentEncoded: false))
    return paths.filter { $0.hasSuffix(".swift") }.map { root.appending(path: $0) }
  }
}
