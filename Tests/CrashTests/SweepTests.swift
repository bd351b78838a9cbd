import Foundation
import Support
import Testing

/// A run is killed at, or fails in, one system call after the other; the next run brings everything to its end.
struct SweepTests {
  /// The calls that make something last.
  static let calls = [
    "mkdir", "write", "pwrite64", "fsync", "rename", "renameat2", "unlink", "rmdir",
  ]

  /// A job that escalates, with a packet; one that fails, and may be tried again; one that kills its reader.
  private func filled() throws -> CrashSpool {
    let spool = try CrashSpool()
    try spool.drop("a", attempt: 3)
    try spool.drop("b")
    try spool.drop("c", picture: "abort")
    return spool
  }

  /// The results without what differs from run to run.
  private func results(of spool: CrashSpool) throws -> [String] {
    try spool.decided().map { id in
      let file = URL(filePath: spool.at("results/\(id).result.json"))
      var result = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
      result["timings"] = nil
      return String(
        decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys),
        as: UTF8.self)
    }
  }

  /// Runs with a fault at every call in turn, until the fault comes too late to be met.
  private func sweep(
    _ call: String, fault: (Int) -> String, statuses: Set<Int32>
  ) throws {
    let whole = try filled()
    #expect(try whole.run().status == 0)
    let expected = try results(of: whole)
    for (result, decision) in zip(expected, ["escalate", "fail"]) {
      #expect(result.contains("\"decision\":\"\(decision)\""))
    }
    var number = 1
    while true {
      let spool = try filled()
      let ending = try spool.run(
        injecting: "\(fault(number)):when=\(number)", into: call, ["--reader-seconds", "5"])
      #expect(statuses.contains(ending.status), "\(call) \(number): \(ending.errors)")
      let next = try spool.run(hoursLater: 3)
      #expect(next.status == 0, "\(call) \(number): \(next.errors)")
      #expect(try results(of: spool) == expected, "\(call) \(number)")
      #expect(try spool.names("deferred") == ["c"], "\(call) \(number)")
      #expect(try spool.done() == ["a", "b"], "\(call) \(number)")
      try spool.expectTidy()
      // Of other faults not every one makes a run fail.
      if ending.status == 0 && (statuses == [0, 137] || number > 60) { break }
      number += 1
    }
  }

  @Test(arguments: calls) func killedAtAnyCallARunLosesNothing(_ call: String) throws {
    try sweep(
      call, fault: { _ in "signal=KILL" }, statuses: [0, 137])
  }

  @Test(arguments: calls) func whateverCallFailsARunLosesNothing(_ call: String) throws {
    let errors = ["ENOSPC", "EIO", "EDQUOT", "EMFILE"]
    for shift in 0..<(CrashSpool.isFull ? errors.count : 1) {
      try sweep(
        call, fault: { "error=\(errors[($0 + shift) % 4])" },
        statuses: [0, 69, 74, 75])
    }
  }
}
