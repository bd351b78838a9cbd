import Foundation
import JSONReading
import Proofing
import Synchronization
import Testing

@testable import Spool

/// Stops the spool at every step in turn and looks whether recovery brings everything to its end.
struct SweepTests {
  /// What the whole batch comes to when nothing goes wrong.
  static let results = [
    "again.notice.json", "again.result.json", "flat.notice.json", "flat.packet/index.html",
    "flat.packet/page.png", "flat.result.json", "folder.notice.json", "folder.result.json",
  ]
  static let refused = [
    "again/fault.json", "again/front.jpg", "again/job.json", "bad/bad.jpg", "bad/fault.json",
    "bad/job.json", "line_break.json/fault.json", "line_break.json/line_break.json",
    "link.json/fault.json", "link.json/link.json",
  ]

  /// What the audit log tells, each once, whatever was stopped.
  static let told = [
    "decided again", "decided flat", "decided folder", "refused again", "refused bad",
    "refused line_break.json", "refused link.json",
  ]

  private func told(_ test: TestSpool) -> [String] {
    (test.read("audit.log") ?? "").split(separator: "\n").map { line in
      guard case .object(let members)? = try? JSONParser.parse(Array(line.utf8)),
        case .text(let event)? = members["event"], case .text(let id)? = members["id"]
      else { return "?" }
      return "\(event) \(id)"
    }.sorted()
  }

  /// One of everything: a flat job that escalates, a folder, a faulty one, a link, a bad name.
  private func fill(_ test: TestSpool) throws {
    try test.dropFlat("flat")
    try test.dropFolder("folder")
    try test.dropFlat("again")
    try test.write("incoming/bad.jpg", "picture")
    try test.write(
      "incoming/bad.json", TestSpool.job(files: ["bad.jpg"], extra: "\"colour\": 1,"))
    try test.write("incoming/line\nbreak.json", "{}")
    try FileManager.default.createSymbolicLink(
      atPath: test.at("incoming/link.json"), withDestinationPath: "/etc/hostname")
  }

  /// A second drop of an identifier with other bytes, once.
  private func refill(_ test: TestSpool) throws {
    // A dead run that counts as alive still (see ``recover(_:name:)``) may hold it.
    let isHeld = test.files("active").contains { $0.contains("again/") }
    if !isHeld, !test.exists("incoming/again"), !test.exists("refused/again") {
      try test.dropFolder("again", priority: 7)
    }
  }

  /// A whole run: everything that can be decided is.
  private func work(_ spool: Spool, _ test: TestSpool, name: String, end: Bool = true) throws {
    var run = try spool.begin(run: name)
    do {
      try run.recover(now: TestSpool.now)
      var refilled = false
      var held: TakenJob?
      defer { if end, let held { try? run.giveBack(held) } }
      while true {
        let take = try run.take(now: TestSpool.now, settle: 600)
        if case .none = take {
          if refilled { break }
          refilled = true
          try refill(test)
          continue
        }
        guard let job = take.job else { continue }
        held = job
        let packet = ["page.png", "index.html"].map {
          PacketFile(name: $0, bytes: Array(job.id.utf8))
        }
        try run.finish(
          job, result: Array("result of \(job.id)".utf8), notice: Array(job.id.utf8),
          packet: job.id == "flat" ? packet : nil, day: #require(Spool.day(TestSpool.now)),
          keepPictures: job.id == "folder")
        held = nil
      }
    } catch {
      // A process that was killed says nothing; one that met an error ends its run.
      if end { try? run.end() }
      throw error
    }
    try run.end()
  }

  /// Works until nothing is in hand.
  ///
  /// A process that another test starts at the moment holds a copy of a dead run's lock until it becomes
  /// its program, and so long that run counts as alive.
  private func recover(_ test: TestSpool, name: String) throws {
    for round in 0..<20 {
      try work(test.spool, test, name: "\(name)-\(round)")
      if test.files("active").isEmpty { return }
      usleep(50_000)
    }
  }

  private func check(
    _ test: TestSpool, _ step: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(test.files("results") == Self.results, "step \(step)", sourceLocation: sourceLocation)
    for id in ["again", "flat", "folder"] {
      #expect(
        test.read("results/\(id).result.json") == "result of \(id)", "step \(step)",
        sourceLocation: sourceLocation)
    }
    // The mark of a refusal may be left.
    let refused = test.files("refused").filter { !$0.hasSuffix("/.refused") }
    #expect(refused == Self.refused, "step \(step)", sourceLocation: sourceLocation)
    #expect(told(test) == Self.told, "step \(step)", sourceLocation: sourceLocation)
    #expect(
      (try? test.spool.verifyAudit().problems) == [], "step \(step)",
      sourceLocation: sourceLocation)
    #expect(test.files("active") == [], "step \(step)", sourceLocation: sourceLocation)
    #expect(test.files("incoming") == [], "step \(step)", sourceLocation: sourceLocation)
    #expect(test.files("deferred") == [], "step \(step)", sourceLocation: sourceLocation)
    // takes.json may tell of a dead run, and the mark of a finish may be left.
    let done = test.files("done").map { String($0.dropFirst(11)) }
      .filter { !$0.hasSuffix("takes.json") && !$0.hasSuffix("/.purge") }
    #expect(
      done == [
        "again/job.json", "flat/job.json", "folder/.keep", "folder/front.jpg", "folder/job.json",
      ], "step \(step)", sourceLocation: sourceLocation)
  }

  @Test func nothingGoesWrongWhenNothingIsStopped() throws {
    let test = try TestSpool(inMemory: true)
    try fill(test)
    try work(test.spool, test, name: "only")
    check(test, 0)
  }

  @Test func whateverStepIsTheLastRecoveryBringsEverythingToItsEnd() throws {
    var step = 0
    while true {
      step += 1
      let test = try TestSpool(inMemory: true)
      try fill(test)
      let finished = (try? work(dying(test, at: step), test, name: "dying", end: false)) != nil
      try recover(test, name: "next")
      check(test, step)
      if finished { break }
    }
    #expect(step > 80)
  }

  @Test func recoveryItselfMayBeStoppedAtAnyStep() throws {
    // Every fifth step of each: all pairs are 25 times as many and say the same.
    for first in stride(from: 2, to: 95, by: 5) {
      var second = first % 5
      while true {
        second += 5
        let test = try TestSpool(inMemory: true)
        try fill(test)
        try? work(dying(test, at: first), test, name: "first", end: false)
        let finished = (try? work(dying(test, at: second), test, name: "second", end: false)) != nil
        try recover(test, name: "third")
        check(test, first * 1000 + second)
        if finished { break }
      }
    }
  }

  private func dying(_ test: TestSpool, at last: Int) -> Spool {
    let counter = Mutex(0)
    return test.spool { _, _ in
      counter.withLock { count in
        count += 1
        return count >= last ? EIO : 0
      }
    }
  }

  @Test(arguments: [ENOSPC, EIO, EDQUOT, EMFILE])
  func whateverStepFailsOnceEverythingComesToItsEnd(errno: Int32) throws {
    var step = 0
    while true {
      step += 1
      let test = try TestSpool(inMemory: true)
      try fill(test)
      let counter = Mutex(0)
      let bad = step
      let failing = test.spool { _, _ in
        counter.withLock { count in
          count += 1
          return count == bad ? errno : 0
        }
      }
      var finished = false
      do {
        try work(failing, test, name: "failing")
        finished = counter.withLock { $0 < bad }
      } catch let error as SpoolError {
        #expect(error.exitCode == (errno == EIO ? 74 : 75))
      }
      try recover(test, name: "next")
      check(test, step)
      if finished { break }
    }
    #expect(step > 80)
  }
}
