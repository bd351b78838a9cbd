import Foundation
import Glibc
import Support
import Testing

/// Good jobs among everything else that can be dropped, in one run with real readers.
@Suite struct HostileDropTests {
  /// The spool after the run, made by whichever test asks first.
  private static let run = Result { try HostileRun() }

  @Test(arguments: HostileJobFile.all)
  func aJobFileThatCannotBeJudgedIsSetAsideWithItsFault(_ hostile: HostileJobFile) throws {
    let spool = try Self.run.get().spool
    let fault = try #require(try spool.fault(hostile.refusedAs), "not refused")
    #expect(fault["code"] as? String == hostile.code)
    if let field = hostile.field { #expect(fault["field"] as? String == field) }
    for part in ["file", "expected", "found"] {
      #expect((fault[part] as? String)?.isEmpty == false, "\(part)")
    }
    // Nothing is deleted: what was dropped lies beside its fault.
    #expect(try spool.names("refused/\(hostile.refusedAs)").count > 1 || hostile.isEmptyFolder)
  }

  @Test(arguments: HostilePicture.all)
  func aBrokenPictureIsAFindingAndNoPass(_ hostile: HostilePicture) throws {
    let spool = try Self.run.get().spool
    let decision = try #require(try spool.decision(hostile.id), "not decided")
    guard !hostile.codes.isEmpty else { return }
    #expect(decision != "pass")
    let reasons = try spool.reasons(hostile.id)
    #expect(!hostile.codes.isDisjoint(with: reasons), "\(reasons)")
  }

  @Test func theGoodJobsAreDecidedAsEver() throws {
    let spool = try Self.run.get().spool
    #expect(try ["good-1", "good-2"].map(spool.decision) == ["pass", "pass"])
  }

  @Test func theRunSaysThatSomethingWasRefusedAndNothingElse() throws {
    let ending = try Self.run.get().ending
    #expect(ending.status == 65, "\(ending.errors)")
    #expect(ending.output.isEmpty && ending.errors.isEmpty)
  }

  /// No reader died or overran: a death would have deferred its job.
  @Test func nothingIsLeftBehind() throws {
    let spool = try Self.run.get().spool
    #expect(try spool.names("active").isEmpty)
    #expect(try spool.names("deferred").isEmpty)
    #expect(try spool.names("incoming").filter { !$0.hasPrefix(".") }.isEmpty)
    #expect(try spool.names("results").allSatisfy { !$0.hasPrefix(".") })
  }

  /// The largest process of the run, a reader: one picture of 40 megapixels has room in it, the file
  /// of 200 MB has not.
  @Test func memoryIsBounded() throws {
    let most = try Self.run.get().mostKilobytes
    #expect(most < 300_000, "\(most)")
  }

  /// Root reads everything, so this only means something for others.
  @Test(.disabled(if: getuid() == 0)) func aFileThatMayNotBeReadIsRefused() throws {
    let spool = try RunningSpool()
    try spool.write("incoming/closed.json", Array(HostileJobFile.good.utf8))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: spool.at("incoming/closed.json"))
    #expect(try spool.program.run(spool.arguments()).status == 65)
    #expect(try spool.fault("closed")?["code"] as? String == "job.malformed")
  }
}

extension HostileJobFile {
  /// Whether there is nothing beside the fault because there was nothing in the drop.
  fileprivate var isEmptyFolder: Bool { refusedAs == "no-job-file" }
}

/// One run over a spool of good and hostile drops.
struct HostileRun: Sendable {
  let spool: RunningSpool
  let ending: BuiltProgram.Ending
  /// Resident memory of the largest process, in kilobytes.
  let mostKilobytes: Int

  init() throws {
    spool = try RunningSpool()
    for name in ["good-1", "good-2"] { try spool.drop("passport-passes", as: name) }
    for hostile in HostileJobFile.all { try hostile.drop(spool.at("incoming/\(hostile.name)")) }
    let template = String(
      decoding: try HostilePicture.sample("passport-passes/job.json"), as: UTF8.self)
    for hostile in HostilePicture.all {
      let job = template.replacing("\"passport-passes\"", with: "\"\(hostile.id)\"")
        .replacing("\"front.jpg\"", with: "\"\(hostile.file)\"")
      try spool.write("incoming/\(hostile.id)/job.json", Array(job.utf8))
      try spool.write("incoming/\(hostile.id)/\(hostile.file)", try hostile.bytes())
    }
    var most = 0
    // A file's last change has to be before the second in which it settles.
    sleep(1)
    ending = try spool.program.run(spool.arguments()) { process in
      while process.isRunning {
        most = max(most, Self.kilobytes(of: process.processIdentifier))
        usleep(20_000)
      }
    }
    mostKilobytes = most
  }

  /// The peak of resident memory of a process or one of its children, whichever is larger.
  private static func kilobytes(of process: pid_t) -> Int {
    let children = try? String(
      contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
    let all = [process] + (children ?? "").split(separator: " ").compactMap { pid_t($0) }
    return all.map { process in
      let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      let line = (status ?? "").split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }.max() ?? 0
  }
}
