import Foundation
import Support
import Testing

/// Jobs that are dropped again, and identifiers that are used twice, while several runs are busy.
struct RepeatTests {
  @Test func theSameAgainIsNoNewJobAndAnotherIsRefused() throws {
    let spool = try CrashSpool()
    let ids = (100..<160).map { "job-\($0)" }
    for id in ids { try spool.drop(id) }
    var runs = try (0..<4).map { _ in try spool.start(["--workers", "1"]) }
    var again: [String] = []
    var other: [String] = []
    // Dropped again at any moment: before it is taken, in hand, decided.
    while runs.contains(where: \.isRunning) || again.count + other.count < ids.count {
      if let id = ids.randomElement(), !again.contains(id), !other.contains(id) {
        do {
          if again.count <= other.count {
            try spool.drop(id)
            again.append(id)
          } else {
            try dropAnother(id, into: spool)
            other.append(id)
          }
        } catch CocoaError.fileWriteFileExists {
          // The first one waits still: the folder's name is taken.
        }
      }
      if !runs.contains(where: \.isRunning) {
        runs = try (0..<4).map { _ in try spool.start(["--workers", "1"]) }
      }
    }
    for run in runs { run.waitUntilExit() }
    #expect([0, 65].contains(try spool.run().status))
    #expect(try spool.decided() == ids)
    #expect(try spool.done() == (ids + again.map { "\($0).again-1" }).sorted())
    #expect(try spool.names("refused") == other.sorted())
    for id in other {
      let fault = try String(contentsOfFile: spool.at("refused/\(id)/fault.json"), encoding: .utf8)
      #expect(fault.contains("job.duplicate_id"))
    }
    try spool.expectTidy()
  }

  /// A drop of the same identifier with another job file.
  private func dropAnother(_ id: String, into spool: CrashSpool) throws {
    let home = URL(filePath: spool.at("incoming/.\(id)"))
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: false)
    let job = CrashSpool.job(id, file: "other.jpg")
    try Data(job.utf8).write(to: home.appending(path: "job.json"))
    try Data("nothing".utf8).write(to: home.appending(path: "other.jpg"))
    do {
      try FileManager.default.moveItem(at: home, to: URL(filePath: spool.at("incoming/\(id)")))
    } catch {
      try FileManager.default.removeItem(at: home)
      throw error
    }
  }

  /// statfs(2) answers what a network file system would.
  @Test(arguments: [
    ("nfs", "6969000000000000"), ("smb2", "424d53fe00000000"), ("9p", "9719020100000000"),
    ("fuse", "4655736500000000"),
  ])
  func aSpoolOnANetworkFileSystemIsRefusedWithWhatToDo(_ name: String, _ type: String) throws {
    let spool = try CrashSpool()
    try spool.drop("job")
    let ending = try spool.run(injecting: "poke_exit=@arg2=\(type)", into: "statfs")
    #expect(ending.status == 78, "\(name): \(ending.errors)")
    #expect(ending.errors.contains("use a local disk"))
    #expect(try spool.names("incoming") == ["job"])
    #expect(try spool.run().status == 0)
  }
}
