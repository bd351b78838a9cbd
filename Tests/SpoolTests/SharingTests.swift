import Foundation
import Proofing
import Synchronization
import Testing

@testable import Spool

/// Two runs on one spool share the work: every job is decided once.
struct SharingTests {
  private let test: TestSpool
  private let day: CalendarDate

  init() throws {
    test = try TestSpool(inMemory: true)
    day = try #require(CalendarDate(iso8601: "2026-11-24"))
  }

  private func fill() throws {
    for number in 0..<200 {
      if number.isMultiple(of: 2) {
        try test.dropFlat("j\(number)")
      } else {
        try test.dropFolder("j\(number)")
      }
    }
  }

  private func decide(_ run: borrowing Run, _ job: TakenJob) throws {
    try run.finish(
      job, result: Array("\(run.name) \(job.id)".utf8), notice: [], packet: nil, day: day,
      keepPictures: false)
  }

  private func check(_ decided: [String]) {
    #expect(decided.count == 200)
    #expect(Set(decided).count == 200)
    #expect(test.files("results").filter { $0.hasSuffix(".result.json") }.count == 200)
    #expect(test.files("done").count == 200)
    #expect(test.files("incoming") == [])
    #expect(test.files("active") == [])
    #expect(test.files("refused") == [])
  }

  @Test func twoRunsInTurn() throws {
    try fill()
    var first = try test.spool.begin(run: "first")
    var second = try test.spool.begin(run: "second")
    var decided: [String] = []
    var open: [TakenJob] = []
    while true {
      let one = try first.take(now: TestSpool.now, settle: 600).job
      let two = try second.take(now: TestSpool.now, settle: 600).job
      // What the other holds must not look dead.
      try first.recover(now: TestSpool.now)
      if let one { try decide(first, one) }
      if let two { open.append(two) }
      decided += [one, two].compactMap { $0?.id }
      if one == nil, two == nil { break }
    }
    for job in open { try decide(second, job) }
    try first.end()
    try second.end()
    check(decided)
  }

  @Test func eightRunsAtOnce() throws {
    try fill()
    let decided = Mutex<[String]>([])
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      do {
        var run = try test.spool.begin(run: "run-\(number)")
        try run.recover(now: TestSpool.now)
        while let job = try run.take(now: TestSpool.now, settle: 600).job {
          try decide(run, job)
          decided.withLock { $0.append(job.id) }
        }
        try run.end()
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    check(decided.withLock { $0 })
  }

  /// Runs begin, recover and end beside each other without ever taking one another for dead.
  @Test func manyRunsBeginAndEndAtOnce() throws {
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      for round in 0..<25 {
        do {
          var run = try test.spool.begin(run: "run-\(number)-\(round)")
          try run.recover(now: TestSpool.now)
          #expect(test.exists("active/\(run.name)"))
          try run.end()
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(test.files("active") == [])
  }

  @Test func oneIdentifierIsNeverInHandTwice() throws {
    try test.dropFlat("a")
    var first = try test.spool.begin(run: "first")
    var second = try test.spool.begin(run: "second")
    let job = try #require(try first.take(now: TestSpool.now, settle: 600).job)
    try test.dropFolder("a")
    #expect(try second.take(now: TestSpool.now, settle: 600) == .none(nextAt: nil))
    #expect(try first.take(now: TestSpool.now, settle: 600) == .none(nextAt: nil))
    try decide(first, job)
    #expect(
      try second.take(now: TestSpool.now, settle: 600).fault?.code == .jobDuplicateId)
  }
}
