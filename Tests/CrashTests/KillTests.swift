import Foundation
import Glibc
import Support
import Testing

/// Runs that are killed at random lose nothing and decide nothing twice.
struct KillTests {
  @Test func whateverIsKilledEveryJobIsDecidedOnce() throws {
    let (jobs, kills) = CrashSpool.isFull ? (10_000, 1_000) : (1_000, 100)
    let spool = try CrashSpool()
    let ids = (0..<jobs).map { "job-\($0)" }
    for id in ids { try spool.drop(id) }
    var runs: [Process] = []
    var killed = 0
    while killed < kills {
      runs.removeAll { !$0.isRunning }
      while runs.count < 4 { runs.append(try spool.start(["--workers", "1"])) }
      usleep(UInt32.random(in: 10_000...400_000))
      let victim = runs.randomElement()?.processIdentifier ?? 0
      if victim > 0, kill(victim, SIGKILL) == 0 { killed += 1 }
      // Nothing left to do: the kills go on among runs that find nothing.
    }
    for run in runs { run.waitUntilExit() }
    #expect(try spool.run().status == 0)
    #expect(try spool.decided() == ids.sorted())
    #expect(try spool.done() == ids.sorted())
    #expect(try spool.names("refused").isEmpty && spool.names("deferred").isEmpty)
    try spool.expectTidy()
    let taken = try ids.reduce(0) { try $0 + takes(of: $1, in: spool) }
    #expect(taken <= jobs + kills)
    print("\(jobs) jobs, \(kills) runs killed: each decided once, in \(taken) takes")
  }

  /// How often a decided job was taken.
  private func takes(of id: String, in spool: CrashSpool) throws -> Int {
    let file = URL(filePath: spool.at("results/\(id).result.json"))
    let result = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let timings = (result as? [String: Any])?["timings"] as? [String: Any]
    return try #require(timings?["takes"] as? Int)
  }

  @Test func aJobThatTwentyRunsDiedOverIsToldLikeAnyOther() throws {
    let spool = try CrashSpool()
    try spool.drop("deadly", picture: "spin")
    var holders: Set<String> = []
    for _ in 0..<20 {
      let run = try spool.start(["--workers", "1"])
      while run.isRunning, try holders.isSuperset(of: folders(in: spool)) { usleep(2_000) }
      try holders.formUnion(folders(in: spool))
      #expect(kill(run.processIdentifier, SIGKILL) == 0)
      run.waitUntilExit()
    }
    let ending = try spool.run(["--json"])
    #expect(ending.status == 65)
    let lines = ending.output.split(separator: "\n")
    #expect(lines.count == 2, "\(ending.output)")
    #expect(lines.first?.contains("\"deadly\"") == true && lines.first?.contains("refused") == true)
    #expect(try spool.names("results") == ["deadly.notice.json"])
  }

  /// Where runs, alive or dead, have the job in hand; folders that a run removes meanwhile are passed over.
  private func folders(in spool: CrashSpool) throws -> Set<String> {
    let active = try #require(FileManager.default.enumerator(atPath: spool.at("active")))
    return Set(active.compactMap { $0 as? String }.filter { $0.hasSuffix("/deadly/job.json") })
  }

  @Test func manyRunsAtOnceShareTheWork() throws {
    let spool = try CrashSpool()
    let ids = (0..<500).map { "job-\($0)" }
    for id in ids { try spool.drop(id) }
    let runs = try (0..<20).map { _ in try spool.start(["--workers", "1"]) }
    for run in runs {
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
    }
    #expect(try spool.decided() == ids.sorted())
    #expect(try spool.done() == ids.sorted())
    try spool.expectTidy()
    for id in ids { #expect(try takes(of: id, in: spool) == 1) }
  }
}
