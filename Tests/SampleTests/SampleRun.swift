import Foundation
import Support

/// One run of the built program over all samples, in a spool that is thrown away.
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
    for sample in try Sample.all() {
      let drop = spool.appending(path: "incoming/\(sample.name)")
      try FileManager.default.copyItem(at: sample.folder, to: drop)
    }
    log += try Self.run([
      "run", "--spool", spool.path, "--policy", Folders.samples.appending(path: "policy.yaml").path,
      "--today", "2026-11-23", "--settle", "0", "--reader-seconds", "600",
    ])
    self.log = log
    endings = try Dictionary(
      Sample.all().compactMap { sample in
        try Self.ending(of: sample.name, in: spool).map { (sample.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func ending(of name: String, in spool: URL) throws -> Ending? {
    if let data = FileManager.default.contents(
      atPath: spool.appending(path: "results/\(name).result.json").path)
    {
      let result = try JSONDecoder().decode(ResultFile.self, from: data)
      return Ending(
        decision: result.decision, reasons: result.reasons.map(\.code), retry: result.retry.allowed)
    }
    if let data = FileManager.default.contents(
      atPath: spool.appending(path: "refused/\(name)/fault.json").path)
    {
      let fault = try JSONDecoder().decode(FaultFile.self, from: data)
      return Ending(decision: "refused", fault: fault.code)
    }
    return nil
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
    var decision: String
    var reasons: [Reason]
    var retry: Retry
  }

  private struct FaultFile: Decodable { var code: String }
}
