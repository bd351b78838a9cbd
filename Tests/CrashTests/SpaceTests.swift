import Foundation
import Glibc
import Support
import Testing

/// Nothing is taken while too little of the disk is free, and work goes on when there is room again.
@Suite(.enabled(if: getuid() == 0, "mounting a small file system takes root"))
struct SpaceTests {
  /// A spool on a file system of 16 MiB, of which all but one can be filled.
  private final class SmallDisk {
    let spool: CrashSpool
    private let folder: TemporaryFolder
    private let filler: URL

    init() throws {
      folder = try TemporaryFolder()
      let path = folder.url.path(percentEncoded: false)
      let mounted = try BuiltProgram(at: "/bin/mount").run(
        ["-t", "tmpfs", "-o", "size=16m,mode=0700", "none", path])
      try #require(mounted.status == 0, "\(mounted.errors)")
      filler = folder.url.appending(path: "filler")
      spool = try CrashSpool(at: "\(path)/spool")
    }

    func fill() throws { try Data(repeating: 0, count: 15 << 20).write(to: filler) }

    func free() throws { try FileManager.default.removeItem(at: filler) }

    deinit {
      _ = try? BuiltProgram(at: "/bin/umount").run([folder.url.path(percentEncoded: false)])
    }
  }

  private let ids = (10..<20).map { "job-\($0)" }

  @Test func aRunTakesNothingSaysSoAndTheNextGoesOn() throws {
    let disk = try SmallDisk()
    let spool = disk.spool
    try disk.fill()
    #expect(try spool.run(["--keep-free", "8"]).status == 0, "nothing waits: nothing to say")
    for id in ids { try spool.drop(id) }
    let ending = try spool.run(["--keep-free", "8"])
    #expect(ending.status == 75 && ending.output.isEmpty)
    #expect(
      ending.errors.contains("--keep-free") && ending.errors.split(separator: "\n").count == 1)
    #expect(try spool.names("incoming") == ids)
    #expect(try spool.names("active").isEmpty && spool.decided().isEmpty)
    try disk.free()
    #expect(try spool.run(["--keep-free", "8"]).status == 0)
    #expect(try spool.decided() == ids)
    try spool.expectTidy()
  }

  @Test func whatWatchesSaysItOnceAndGoesOnByItself() throws {
    let disk = try SmallDisk()
    let spool = disk.spool
    try disk.fill()
    for id in ids { try spool.drop(id) }
    let watch = try spool.start(["--keep-free", "8", "--rescan", "1"], watching: true)
    defer { watch.terminate() }
    try spool.wait("a complaint") { try spool.complaints().contains("--keep-free") }
    sleep(3)
    #expect(try spool.names("incoming") == ids)
    try disk.free()
    try spool.wait("the decisions") { try spool.done() == ids }
    watch.terminate()
    watch.waitUntilExit()
    #expect(watch.terminationStatus == 0)
    #expect(try spool.complaints().split(separator: "\n").count == 1)
    try spool.expectTidy()
  }
}
