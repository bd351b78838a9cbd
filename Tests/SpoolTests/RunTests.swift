import Proofing
import Testing

@testable import Spool

struct RunTests {
  @Test func aFlatDropIsTakenAndFinished() throws {
    let test = try TestSpool()
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r1")
    let take = try run.take(now: TestSpool.now, settle: 600)
    let job = try #require(take.job)
    #expect(test.files("incoming") == [])
    #expect(test.files("active/r1/a") == ["a.jpg", "job.json"])
    #expect(try run.pictures(of: job, limit: 100) == [Array("picture".utf8)])
    let day = try #require(CalendarDate(iso8601: "2026-11-24"))
    let settled = try run.finish(
      job, result: Array("R".utf8), notice: Array("N".utf8),
      packet: [PacketFile(name: "index.html", bytes: Array("P".utf8))], day: day,
      keepPictures: false)
    #expect(settled == .decided)
    #expect(test.files("results") == ["a.notice.json", "a.packet/index.html", "a.result.json"])
    #expect(test.files("done") == ["2026-11-24/a/job.json"])
    #expect(try run.take(now: TestSpool.now, settle: 600) == .none(nextAt: nil))
    try run.end()
    #expect(test.files("active") == [])
  }
}
