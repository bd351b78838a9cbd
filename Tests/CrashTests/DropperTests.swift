import Foundation
import Glibc
import Support
import Testing

/// Programs that copy jobs into a spool, cut in the middle, with runs that look all the while; the copies also with the real reader.
struct DropperTests {
  private static let server = "/usr/lib/openssh/sftp-server"

  @Test(arguments: [false, true]) func anScpThatIsCutWaitsForTheRest(isReal: Bool) throws {
    let droppers = try Droppers(isReal: isReal)
    let spool = droppers.spool
    let (job, page) = try droppers.make("a")
    // The job file first: the worst order.
    let target = "nowhere:" + spool.at("incoming/")
    let whole = ["-q", "-D", Self.server]
    #expect(try BuiltProgram(at: "/usr/bin/scp").run(whole + [job, target]).status == 0)
    try droppers.cut("/usr/bin/scp", whole + ["-l", "1000", page, target])
    #expect(try BuiltProgram(at: "/usr/bin/scp").run(whole + [page, target]).status == 0)
    try droppers.expectDecided(["a"])
    #expect(try spool.names("incoming").isEmpty)
  }

  @Test(arguments: [false, true]) func aKilledRsyncLeavesNothingThatIsTaken(isReal: Bool) throws {
    let droppers = try Droppers(isReal: isReal)
    let spool = droppers.spool
    let (job, page) = try droppers.make("a")
    #expect(
      try BuiltProgram(at: "/usr/bin/rsync").run(["-a", job, spool.at("incoming/")]).status == 0)
    // Copies under names with a dot in front: nothing of it is seen before it is whole.
    try droppers.cut(
      "/usr/bin/rsync", ["-a", "--bwlimit=100", page, spool.at("incoming/")])
    #expect(
      try BuiltProgram(at: "/usr/bin/rsync").run(["-a", page, spool.at("incoming/")]).status == 0)
    try droppers.expectDecided(["a"])
    #expect(try spool.names("incoming").allSatisfy { $0.hasPrefix(".") })
  }

  @Test(arguments: [false, true]) func anSFTPProgramThatRenamesIsNotSeenBefore(isReal: Bool) throws
  {
    let droppers = try Droppers(isReal: isReal)
    let spool = droppers.spool
    let (job, page) = try droppers.make("a")
    let incoming = spool.at("incoming")
    func sftp(_ commands: String...) throws -> Int32 {
      try BuiltProgram(at: "/usr/bin/sftp").run(
        ["-q", "-b", "-", "-D", Self.server], input: commands.joined(separator: "\n") + "\n"
      ).status
    }
    #expect(
      try sftp("put \(job) \(incoming)/a.json.filepart", "put \(page) \(incoming)/a.jpg.filepart")
        == 0)
    #expect(try droppers.run().status == 0)
    #expect(try spool.names("incoming") == ["a.jpg.filepart", "a.json.filepart"])
    #expect(try sftp("rename \(incoming)/a.json.filepart \(incoming)/a.json") == 0)
    #expect(try droppers.run().status == 0)
    #expect(try spool.decided().isEmpty)
    #expect(try sftp("rename \(incoming)/a.jpg.filepart \(incoming)/a.jpg") == 0)
    try droppers.expectDecided(["a"])
    #expect(try spool.names("incoming").isEmpty)
  }

  /// A job file in front of its pictures, under many runs at once, byte for byte.
  @Test func aCopyInPlaceIsTakenOnlyWhenItIsWhole() throws {
    let droppers = try Droppers()
    let spool = droppers.spool
    let ids = (0..<4).map { "job-\($0)" }
    for id in ids {
      let (job, page) = try droppers.make(id)
      try FileManager.default.copyItem(atPath: job, toPath: spool.at("incoming/\(id).json"))
      try Data().write(to: URL(filePath: spool.at("incoming/\(id).jpg")))
      let file = try FileHandle(forWritingTo: URL(filePath: spool.at("incoming/\(id).jpg")))
      let bytes = try Data(contentsOf: URL(filePath: page))
      for part in 0..<4 {
        let runs = try (0..<2).map { _ in try spool.start(["--workers", "1", "--settle", "600"]) }
        try file.write(contentsOf: bytes[part * 250_000..<(part + 1) * 250_000])
        for run in runs { run.waitUntilExit() }
        if part < 3 { #expect(try !spool.decided().contains(id), "\(id), part \(part)") }
      }
      try file.close()
      #expect(try droppers.run().status == 0)
      #expect(try spool.decided().contains(id))
    }
    try spool.expectTidy()
  }

  @Test func hostileNamesAndKindsAreSetAsideAndNeverFollowed() throws {
    let spool = try CrashSpool()
    let secret = spool.folder.url.appending(path: "secret.json").path(percentEncoded: false)
    try Data(CrashSpool.job("secret").utf8).write(to: URL(filePath: secret))
    let incoming = spool.at("incoming")
    #expect(unsafe symlink(secret, "\(incoming)/link.json") == 0)
    #expect(unsafe mkfifo("\(incoming)/pipe.json", 0o600) == 0)
    #expect(unsafe mkfifo("\(incoming)/pipe.jpg", 0o600) == 0)
    #expect(unsafe mkdir("\(incoming)/folder.json", 0o700) == 0)
    #expect(unsafe link(secret, "\(incoming)/second-name.json") == 0)
    try Data(CrashSpool.job("outside", file: "../../secret.json").utf8)
      .write(to: URL(filePath: "\(incoming)/outside.json"))
    try Data(CrashSpool.job("linked", file: "linked.jpg").utf8)
      .write(to: URL(filePath: "\(incoming)/linked.json"))
    #expect(unsafe symlink(secret, "\(incoming)/linked.jpg") == 0)
    for name in [
      "line\nbreak.json", "..json", "\u{1b}[2J.json", String(repeating: "x", count: 250) + ".json",
    ] {
      try Data("{}".utf8).write(to: URL(filePath: "\(incoming)/\(name)"))
    }
    for id in ["good", "with-marks"] { try spool.drop(id) }
    for mark in [".refused", ".moving", "takes.json"] {
      #expect(unsafe mkdir("\(incoming)/with-marks/\(mark)", 0o700) == 0)
    }
    // A file's last change has to be before the second in which it settles.
    sleep(1)
    let ending = try spool.run()
    #expect(
      ending.status == 65 && ending.output.isEmpty && ending.errors.isEmpty, "\(ending.errors)")
    #expect(try spool.decided() == ["good", "with-marks"])
    // A name with a dot in front is not there yet, and nobody named that pipe.
    #expect(try spool.names("incoming") == ["..json", "pipe.jpg"])
    // The link comes with its job, or on its own when it is met first.
    let refused = try spool.names("refused").filter { $0 != "linked.jpg" }
    #expect(
      refused
        == [
          "__2J.json", "folder.json", "line_break.json", "link.json", "linked",
          "outside", "pipe.json", "second-name", String(repeating: "x", count: 128),
        ].sorted())
    #expect(try String(contentsOfFile: secret, encoding: .utf8) == CrashSpool.job("secret"))
    try spool.expectAudited()
  }
}
