import Foundation
import Support

/// All samples run through the built program, in a spool that is thrown away: one run a policy.
struct SampleRun {
  /// How each drop ended, by name.
  let endings: [String: Ending]
  /// What the program said, for a failed test.
  let log: String

  /// Takes the time of all samples once, whatever test asks first.
  static let shared = Result { try SampleRun() }

  private init() throws {
    let spool = FileManager.default.temporaryDirectory.appending(path: "samples-\(UUID())")
    defer { try? FileManager.default.removeItem(at: spool) }
    var log = try Self.run(["init", spool.path])
    let groups = Dictionary(grouping: try Sample.all(), by: \.policy)
    for (policy, samples) in groups.sorted(by: { $0.key.path < $1.key.path }) {
      for sample in samples { try Self.drop(sample, into: spool.appending(path: "incoming")) }
      log += try Self.run([
        "run", "--spool", spool.path, "--policy", policy.path, "--today", "2026-11-23",
        "--strict-sandbox",
        "--settle", "0", "--reader-seconds", "600",
      ])
    }
    self.log = log
    endings = try Dictionary(
      Sample.all().compactMap { sample in
        try Self.ending(of: sample.name, in: spool).map { (sample.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func drop(_ sample: Sample, into incoming: URL) throws {
    guard sample.isFlat else {
      let drop = incoming.appending(path: sample.name)
      return try FileManager.default.copyItem(at: sample.folder, to: drop)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path)
    for file in files where file.hasPrefix(sample.name) {
      try FileManager.default.copyItem(
        at: sample.folder.appending(path: file), to: incoming.appending(path: file))
    }
  }

  private static func ending(of name: String, in spool: URL) throws -> Ending? {
    func decoded<File: Decodable>(_ type: File.Type, _ path: String) throws -> File? {
      try FileManager.default.contents(atPath: spool.appending(path: path).path)
        .map { try JSONDecoder().decode(type, from: $0) }
    }
    if let result = try decoded(ResultFile.self, "results/\(name).result.json") {
      return Ending(
        decision: result.decision, reasons: Set(result.reasons.map(\.code)),
        retry: result.retry.allowed,
        proofs: result.fields.mapValues { Set($0.sources.map(\.proof)) },
        notice: try decoded(Ending.Notice.self, "results/\(name).notice.json"))
    }
    return try decoded(FaultFile.self, "refused/\(name)/fault.json").map {
      Ending(decision: "refused", fault: $0.code)
    }
  }

  /// Runs the program that was built beside this test.
  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return "\(arguments[0]) ended with \(process.terminationStatus)\n"
      + String(decoding: said, as: UTF8.self)
  }

  private static func executable() throws -> URL {
    // The test bundle is itself a program beside the others; its path is the first argument.
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let places = [
      beside, Bundle.main.bundleURL, Folders.package.appending(path: ".build/debug"),
    ]
    for place in places {
      let program = place.appending(path: "spoolproof")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  private struct ResultFile: Decodable {
    struct Reason: Decodable { var code: String }
    struct Retry: Decodable { var allowed: Bool }
    struct Field: Decodable { var sources: [Source] }
    struct Source: Decodable { var proof: String }
    var decision: String
    var reasons: [Reason]
    var retry: Retry
    var fields: [String: Field]
  }

  private struct FaultFile: Decodable { var code: String }
}
