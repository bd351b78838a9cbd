import Foundation
import Glibc
import Support
import Testing

/// A disk that is full keeps jobs waiting, and loses none.
struct DiskFullTests {
  @Test(
    .enabled(if: getuid() == 0, "mounting a small file system takes root"),
    arguments: [false, true])
  func aFullDiskEndsARunAndSpaceLetsTheNextGoOn(isReal: Bool) throws {
    let folder = try TemporaryFolder()
    let disk = folder.url.path(percentEncoded: false)
    let mounted = try BuiltProgram(at: "/bin/mount").run(
      ["-t", "tmpfs", "-o", "size=\(isReal ? 4 : 2)m,mode=0700", "none", disk])
    try #require(mounted.status == 0, "\(mounted.errors)")
    defer { _ = try? BuiltProgram(at: "/bin/umount").run([disk]) }
    let spool = try CrashSpool(at: "\(disk)/spool", isReal: isReal)
    let ids = (10..<(isReal ? 15 : 30)).map { "job-\($0)" }
    for id in ids { try spool.drop(id) }
    let filler = URL(filePath: "\(disk)/filler")
    let free = try FileManager.default.attributesOfFileSystem(forPath: disk)[.systemFreeSize]
    // For the real reader not one result: the picture of a decided job gives its room back.
    let size = try #require(free as? Int) - (isReal ? 12_000 : 100_000)
    try Data(repeating: 0, count: size).write(to: filler)
    for _ in 0..<(isReal ? 1 : 3) {
      let ending = try spool.run(["--keep-free", "0"])
      #expect(ending.status == 75 && ending.errors.contains("No space left"))
      let decided = try spool.decided()
      let waiting = try spool.names("incoming").filter { !$0.hasPrefix(".") }
      #expect(decided.count < ids.count && (decided + waiting).sorted() == ids)
    }
    try FileManager.default.removeItem(at: filler)
    #expect(try spool.run(["--keep-free", "0"]).status == 0)
    try spool.expectDecided(ids)
    try spool.expectTidy()
  }

  /// The same without a disk of one's own: no file may grow beyond a few kilobytes, so that notices fit and results do not.
  @Test func whereNoFileMayGrowNothingIsLost() throws {
    let spool = try CrashSpool()
    let ids = ["a", "b", "c"]
    for id in ids { try spool.drop(id) }
    let program = spool.program.executable.path(percentEncoded: false)
    for _ in 0..<3 {
      let ending = try BuiltProgram(at: "/usr/bin/prlimit").run(
        ["--fsize=2000", "/bin/sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\"", program]
          + spool.arguments())
      #expect(ending.status == 74 && ending.errors.contains("File too large"), "\(ending.errors)")
      #expect(try spool.names("incoming") == ids && spool.decided().isEmpty)
    }
    #expect(try spool.run().status == 0)
    try spool.expectDecided(ids)
    try spool.expectTidy()
  }
}
