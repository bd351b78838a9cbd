import Foundation
import Glibc
import Support
import Testing

/// A spool into which programs copy jobs from outside, and jobs for them to copy.
struct Droppers {
  let spool: CrashSpool
  private let outside: URL
  /// So long that a copy at a slow pace takes seconds.
  private let picture: Data

  init(isReal: Bool = false) throws {
    spool = try CrashSpool(isReal: isReal)
    outside = spool.folder.url.appending(path: "outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    var generator = SystemRandomNumberGenerator()
    // What follows the end of a JPEG file is not part of the picture.
    let start = isReal ? try CrashSpool.sample("").picture : Data()
    let count = 1_000_000 - start.count
    picture = start + Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  private func digest() throws -> String {
    let file = outside.appending(path: "digested")
    try picture.write(to: file)
    let sum = try BuiltProgram(at: "/usr/bin/sha256sum").run([file.path(percentEncoded: false)])
    return String(sum.output.prefix(64))
  }

  /// A job outside of the spool: `<id>.json` and `<id>.jpg`.
  func make(_ id: String) throws -> (job: String, picture: String) {
    let job = outside.appending(path: "\(id).json")
    let page = outside.appending(path: "\(id).jpg")
    let text =
      spool.isReal
      ? try CrashSpool.sample(id).job.replacing("front.jpg", with: "\(id).jpg")
        .replacing("\"file\":", with: "\"sha256\": \"\(digest())\", \"file\":")
      : CrashSpool.job(id, file: "\(id).jpg", sha256: try digest())
    try Data(text.utf8).write(to: job)
    try picture.write(to: page)
    return (job.path(percentEncoded: false), page.path(percentEncoded: false))
  }

  /// A run that gives what is not complete ten minutes.
  func run() throws -> BuiltProgram.Ending { try spool.run(["--settle", "600"]) }

  /// Copies, looks while it does, cuts it, and looks again.
  func cut(_ program: String, _ arguments: [String]) throws {
    let copier = Process()
    copier.executableURL = URL(filePath: program)
    copier.arguments = arguments
    copier.standardOutput = FileHandle.nullDevice
    copier.standardError = FileHandle.nullDevice
    try copier.run()
    try spool.wait("a part of a copy") {
      try FileManager.default.contentsOfDirectory(atPath: spool.at("incoming")).contains { name in
        let size =
          try? FileManager.default.attributesOfItem(
            atPath: spool.at("incoming/\(name)"))[.size] as? Int
        return name.contains(".jpg") && size ?? 0 > 0
      }
    }
    #expect(try run().status == 0)
    kill(copier.processIdentifier, SIGKILL)
    copier.waitUntilExit()
    #expect(copier.terminationReason == .uncaughtSignal, "it was done before it could be cut")
    #expect(try run().status == 0)
    #expect(try spool.decided().isEmpty && spool.names("refused").isEmpty)
  }

  /// Looks once more, by which these jobs are decided and nothing else is left.
  func expectDecided(_ ids: [String]) throws {
    let ending = try run()
    #expect(ending.status == 0, "\(ending.errors)")
    try spool.expectDecided(ids)
    #expect(try spool.names("refused").isEmpty && spool.names("active").isEmpty)
    try spool.expectAudited()
  }
}
