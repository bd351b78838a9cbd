import Foundation
import Glibc
import Testing

@testable import Spool

struct SpoolTests {
  private static let folders = [
    "active", "deferred", "done", "incoming", "refused", "reports", "results",
  ]

  private func refusal(_ test: TestSpool) -> SpoolError? {
    do throws(SpoolError) {
      try test.spool.check()
      return nil
    } catch { return error }
  }

  @Test func aNewSpoolIsClosedToOthersAndPassesTheCheck() throws {
    let test = try TestSpool()
    #expect(test.files() == (Self.folders + ["audit.key", "audit.log"]).sorted())
    for folder in Self.folders + ["."] {
      var status = stat()
      #expect(unsafe stat(test.at(folder), &status) == 0)
      #expect(status.st_mode & 0o777 == 0o700)
    }
    try test.spool.check()
  }

  @Test func makingASpoolAgainChangesNothing() throws {
    let test = try TestSpool()
    try test.write("incoming/a.jpg", "picture")
    try Spool.create(at: test.path)
    #expect(test.read("incoming/a.jpg") == "picture")
  }

  @Test func aMissingFolderIsMadeByInit() throws {
    for folder in Self.folders {
      let test = try TestSpool()
      try FileManager.default.removeItem(atPath: test.at(folder))
      let error = try #require(refusal(test))
      #expect("\(error)".contains("spoolproof init \(test.path)"))
      #expect(error.exitCode == 78)
      try Spool.create(at: test.path)
      try test.spool.check()
    }
  }

  @Test(arguments: folders, [0o770, 0o701, 0o740, 0o500] as [mode_t])
  func aLooseFolderIsClosedByTheCommandThatIsNamed(folder: String, mode: mode_t) throws {
    let test = try TestSpool()
    #expect(unsafe chmod(test.at(folder), mode) == 0)
    let error = try #require(refusal(test))
    #expect(error == .loose(path: test.at(folder), mode: mode))
    #expect("\(error)".hasSuffix("chmod 700 \(test.at(folder))"))
    #expect(error.exitCode == 78)
    #expect(unsafe chmod(test.at(folder), 0o700) == 0)
    try test.spool.check()
  }

  @Test(arguments: folders, [0o777, 0o755, 0o500] as [mode_t])
  func aLooseFolderIsClosedByInit(folder: String, mode: mode_t) throws {
    let test = try TestSpool()
    #expect(unsafe chmod(test.at(folder), mode) == 0)
    #expect(unsafe chmod(test.path, 0o777) == 0)
    try Spool.create(at: test.path)
    try test.spool.check()
  }

  @Test func othersMaySeeTheSpoolsOwnFolderButNotChangeIt() throws {
    let test = try TestSpool()
    #expect(unsafe chmod(test.path, 0o755) == 0)
    try test.spool.check()
    #expect(unsafe chmod(test.path, 0o775) == 0)
    #expect(refusal(test) == .loose(path: test.path, mode: 0o775))
  }

  @Test func aFileInPlaceOfAFolderIsNamed() throws {
    let test = try TestSpool()
    try FileManager.default.removeItem(atPath: test.at("done"))
    try test.write("done", "x")
    #expect(refusal(test) == .notAFolder(path: test.at("done")))
  }

  @Test func aLinkInPlaceOfAFolderIsNotFollowed() throws {
    let test = try TestSpool()
    try FileManager.default.removeItem(atPath: test.at("done"))
    try FileManager.default.createSymbolicLink(
      atPath: test.at("done"), withDestinationPath: test.at("results"))
    #expect(refusal(test) == .notAFolder(path: test.at("done")))
  }

  @Test func aSpoolMayBeReachedThroughALink() throws {
    let test = try TestSpool()
    let link = test.at("reports/link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: test.path)
    try Spool(path: link + "/").check()
  }

  @Test func aSpoolThatIsNotThereIsMissing() {
    #expect(throws: SpoolError.missing(path: "/nowhere/it's", spool: "/nowhere/it's")) {
      try Spool(path: "/nowhere/it's/").check()
    }
    let error = SpoolError.missing(path: "p", spool: "/nowhere/it's")
    #expect("\(error)".hasSuffix(#"spoolproof init '/nowhere/it'\''s'"#))
  }

  @Test func aSpoolWithoutAParentCannotBeMade() {
    let error = SpoolError.noHome(path: "/nowhere/a", home: "/nowhere")
    #expect(throws: error) { try Spool.create(at: "/nowhere/a") }
    #expect("\(error)".hasSuffix("mkdir -p /nowhere") && error.exitCode == 78)
  }

  @Test func aFolderThatHoldsOtherThingsIsNoSpool() throws {
    let test = try TestSpool()
    try test.write("reports/full/letter.txt", "x")
    let error = SpoolError.occupied(path: test.at("reports/full"), name: "./letter.txt")
    #expect(throws: error) { try Spool.create(at: test.at("reports/full")) }
    #expect("\(error)".contains("new or empty") && error.exitCode == 78)
    #expect(test.files("reports") == ["full/letter.txt"])
    #expect(throws: SpoolError.notAFolder(path: test.at("reports/full/letter.txt"))) {
      try Spool.create(at: test.at("reports/full/letter.txt"))
    }
  }

  @Test(arguments: ["README.md", ".gitignore", "lost+found/x"])
  func whatAnEmptyFolderMayHoldDoesNotKeepItFromBeingASpool(name: String) throws {
    let test = try TestSpool()
    try test.write("reports/new/\(name)", "x")
    try Spool.create(at: test.at("reports/new"))
    try Spool(path: test.at("reports/new")).check()
  }

  @Test(.enabled(if: getuid() == 0, "giving a folder away takes root"), arguments: folders)
  func aFolderOfAnotherOwnerIsRefused(folder: String) throws {
    let test = try TestSpool()
    #expect(unsafe chown(test.at(folder), 12_345, 0) == 0)
    let error = SpoolError.foreign(path: test.at(folder), owner: 12_345)
    #expect(refusal(test) == error)
    #expect("\(error)".hasSuffix("chown 0 \(test.at(folder))") && error.exitCode == 78)
  }

  /// A disk of its own, and a part of the same one: a rename crosses neither.
  @Test(.enabled(if: getuid() == 0, "mounting takes root"), arguments: folders)
  func aFolderThatIsMountedByItselfIsRefused(folder: String) throws {
    let test = try TestSpool()
    let place = test.at(folder)
    for mount in [
      { unsafe Glibc.mount("none", place, "tmpfs", 0, "mode=700") },
      { unsafe Glibc.mount(place, place, nil, UInt(MS_BIND), nil) },
    ] {
      #expect(mount() == 0)
      defer { unsafe umount2(place, Int32(MNT_DETACH)) }
      let error = SpoolError.mount(path: place, spool: test.path)
      #expect(refusal(test) == error)
      #expect("\(error)".contains("umount \(place)") && error.exitCode == 78)
    }
    try test.spool.check()
  }

  @Test func theSpaceThatIsFreeIsThatOfTheSpoolsDisk() throws {
    let test = try TestSpool()
    let free = try FileManager.default.attributesOfFileSystem(forPath: test.path)[.systemFreeSize]
    // Others write meanwhile.
    let difference = try test.spool.freeBytes() - (try #require(free as? Int))
    #expect(abs(difference) < 1 << 30)
    #expect(throws: SpoolError.self) { try Spool(path: "/nowhere/a").freeBytes() }
  }

  @Test(
    arguments: [
      (ENOSPC, 75), (EDQUOT, 75), (EMFILE, 75), (ENFILE, 75), (ENOMEM, 75), (EIO, 74), (EROFS, 74),
      (EACCES, 74),
    ] as [(Int32, Int32)])
  func theExitCodeSaysWhetherToTryLater(errno: Int32, code: Int32) {
    #expect(SpoolError.failed(operation: "write", path: "p", errno: errno).exitCode == code)
  }

  @Test func twoRunsOfOneNameCannotLiveAtOnce() throws {
    let test = try TestSpool()
    var first = try test.spool.begin(run: "r")
    #expect(throws: SpoolError.busy(run: "r")) { _ = try test.spool.begin(run: "r") }
    try first.end()
    var second = try test.spool.begin(run: "r")
    try second.end()
    #expect(test.files("active") == [])
  }

  @Test(arguments: ["", ".", "..", "a/b", ".r", "r.lock", "a b", "r.tmp"])
  func aRunHasAPlainName(name: String) throws {
    let test = try TestSpool()
    #expect(throws: SpoolError.runName) { _ = try test.spool.begin(run: name) }
  }
}
