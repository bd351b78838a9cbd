import Foundation
import Support
import Testing

/// What a loss of power would leave: kill(2) keeps what the kernel has in memory, so only the order of the calls tells.
struct DurableOrderTests {
  @Test(arguments: [false, true])
  func aResultLastsBeforeItHasItsNameAndItsNameBeforeTheJobMovesOn(isReal: Bool) throws {
    let spool = try CrashSpool(isReal: isReal)
    try spool.drop("a")
    let trace = spool.folder.url.appending(path: "trace").path(percentEncoded: false)
    let ending = try BuiltProgram(at: "/usr/bin/strace").run(
      [
        "-qqq", "-y", "-s", "4096", "-o", trace, "-e", "trace=write,pwrite64,fsync,renameat2",
        spool.program.executable.path(percentEncoded: false),
      ] + spool.arguments())
    #expect(ending.status == 0, "\(ending.errors)")
    let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    let results = spool.at("results")
    let unfinished = "\(results)/.a.result.json.tmp"
    // One after the other, each searched for behind the one before.
    let steps: [(String, [String])] = [
      ("taken", ["renameat2(", "/incoming/a\"", "/active/"]),
      ("notice written", ["write(", "a.notice.json.tmp>"]),
      ("notice lasts", ["fsync(", "a.notice.json.tmp>"]),
      ("result written", ["write(", "<\(unfinished)>"]),
      ("result lasts", ["fsync(", "<\(unfinished)>"]),
      ("mark lasts", ["fsync(", "/active/", "/a>"]),
      ("place lasts", ["fsync(", "/active/"]),
      ("old place is free", ["fsync(", "/incoming>"]),
      ("names so far last", ["fsync(", "<\(results)>"]),
      ("result named", ["renameat2(", "\"\(unfinished)\"", "RENAME_NOREPLACE"]),
      ("name lasts", ["fsync(", "<\(results)>"]),
      ("audited", ["pwrite64(", "audit.log>", "decided"]),
      ("audit lasts", ["fsync(", "audit.log>"]),
      ("pictures are gone", ["fsync(", "/active/", "/a>"]),
      ("put away", ["renameat2(", "/active/", "/done/"]),
    ]
    var next = lines.startIndex
    for (step, parts) in steps {
      let found = lines[next...].firstIndex { line in parts.allSatisfy { line.contains($0) } }
      let place = try #require(found, "\(step) does not come, or too early")
      #expect(lines[place].hasSuffix("= 0") || lines[place].contains("write"), "\(lines[place])")
      next = place + 1
    }
  }

  @Test func aClockThatJumpsDecidesNothingTwice() throws {
    let spool = try CrashSpool()
    for id in ["a", "b"] { try spool.drop(id) }
    try spool.drop("c", picture: "abort")
    #expect(try spool.run(hoursLater: 1, ["--max-jobs", "1"]).status == 0)
    #expect(try spool.run(hoursLater: -1).status == 0)
    #expect(try spool.run(hoursLater: 1).status == 0)
    #expect(try spool.decided() == ["a", "b"])
    #expect(try spool.done() == ["a", "b"])
    #expect(try spool.names("deferred") == ["c"])
  }
}
