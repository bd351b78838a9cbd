import Foundation
import Glibc
import Support
import Testing

/// A disk that is full keeps jobs waiting, and loses none.
struct DiskFullTests {
  @Test(.enabled(if: getuid() == 0, "mounting a small file system takes root"))
  func aFullDiskEndsARunAndSpaceLetsTheNextGoOn() throws {
    let folder = try TemporaryFolder()
    let disk = folder.url.path(percentEncoded: false)
    let mounted = try BuiltProgram(at: "/bin/mount").run(
      ["-t", "tmpfs", "-o", "size=2m,mode=0700", "none", disk])
    try #require(mounted.status == 0, "\(mounted.errors)")
    defer { _ = try? BuiltProgram(at: "/bin/umount").run([disk]) }
    let spool = try CrashSpool(at: "\(disk)/spool")
    let ids = (10..<30).map { "job-\($0)" }
    for id in ids { try spool.drop(id) }
    let filler = URL(filePath: "\(disk)/filler")
    let free = try FileManager.default.attributesOfFileSystem(forPath: disk)[.systemFreeSize]
    let size = try #require(free as? Int) - 100_000
    try Data(repeating: 0, count: size).write(to: filler)
    for _ in 0..<3 {
      let ending = try spool.run(["--keep-free", "0"])
      #expect(ending.status == 75 && ending.errors.contains("No space left"))
      let decided = try spool.decided()
      let waiting = try spool.names("incoming").filter { !$0.hasPrefix(".") }
      #expect(decided.count < ids.count && (decided + waiting).sorted() == ids)
    }
    try FileManager.default.removeItem(at: filler)
    #expect(try spool.run(["--keep-free", "0"]).status == 0)
    #expect(try spool.decided() == ids)
    try spool.expectTidy()
  }
}
