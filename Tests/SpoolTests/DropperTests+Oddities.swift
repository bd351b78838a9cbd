import Foundation
import Glibc
import Proofing
import Testing

@testable import Spool

/// Drops that are no job: files of other kinds, links, names that cannot be.
extension DropperTests {
  enum Oddity: CaseIterable {
    case link, danglingLink, pipe, socket, folder
  }

  @Test(arguments: Oddity.allCases)
  func whatIsNoRegularFileIsRefusedUnopened(oddity: Oddity) throws {
    let path = test.at("incoming/x.json")
    switch oddity {
    case .link:
      try test.write("results/secret", TestSpool.job(files: ["1.jpg"]))
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: test.at("results/secret"))
    case .danglingLink:
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/nowhere")
    case .pipe: #expect(unsafe mkfifo(path, 0o600) == 0)
    case .socket: try listen(at: path)
    case .folder: try test.write("incoming/x.json/job.json", TestSpool.job(files: ["1.jpg"]))
    }
    let fault = try #require(try only()?.fault)
    let isLink = [.link, .danglingLink].contains(oddity)
    #expect(fault.code == (isLink ? .jobFileOutsideSpool : .jobMalformed))
    #expect(test.exists("refused/x.json/x.json"))
    #expect(test.exists("refused/x.json/fault.json"))
    #expect(!test.exists("incoming/x.json"))
  }

  private func listen(at path: String) throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // The name of a socket is short, so it is made from within its folder's shortest name.
    let short = "/tmp/\(UInt32.random(in: 0 ... .max))"
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { buffer in
      unsafe buffer.copyBytes(from: Array(short.utf8))
    }
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    try #require(unsafe rename(short, path) == 0)
  }

  @Test func aLinkToAFolderIsRefusedWhenItHasSettled() throws {
    try test.dropFolder("real")
    try FileManager.default.createSymbolicLink(
      atPath: test.at("incoming/alias"), withDestinationPath: test.at("incoming/real"))
    let (takes, next) = try takeAll()
    #expect(takes.compactMap(\.job?.id) == ["real"])
    #expect(next != nil)
    var run = try test.spool.begin(run: "s")
    _ = try run.take(now: TestSpool.now, settle: 600)
    #expect(try run.take(now: TestSpool.now + 602, settle: 600).fault?.code == .jobFileOutsideSpool)
    #expect(test.exists("refused/alias/alias"))
  }

  @Test(arguments: [true, false])
  func aPictureThatIsALinkIsRefusedWithItsJob(isFolder: Bool) throws {
    let place = isFolder ? "incoming/a" : "incoming"
    try test.write(
      "\(place)/\(isFolder ? "job" : "a").json", TestSpool.job(files: ["1.jpg"]))
    try FileManager.default.createSymbolicLink(
      atPath: test.at("\(place)/1.jpg"), withDestinationPath: "/etc/hostname")
    let fault = try only()?.fault
    #expect(fault?.code == .jobFileOutsideSpool)
    #expect(fault?.field == "evidence[0].images[0].file")
    #expect(test.files("refused") == ["a/1.jpg", "a/fault.json", "a/job.json"])
  }

  @Test func aPictureThatIsAPipeIsNotOpened() throws {
    try test.write("incoming/a.json", TestSpool.job(files: ["1.jpg"]))
    #expect(unsafe mkfifo(test.at("incoming/1.jpg"), 0o600) == 0)
    #expect(try only()?.fault?.code == .jobFileMissing)
  }

  @Test func aSecondNameOfAFileMayGoAwayAndIsOtherwiseRefused() throws {
    try test.dropFlat("a")
    #expect(unsafe link(test.at("incoming/a.json"), test.at("reports/second")) == 0)
    #expect(try only() == nil)
    #expect(try only(later: 602)?.fault?.code == .jobFileOutsideSpool)
    try test.dropFlat("b")
    #expect(unsafe link(test.at("incoming/b.jpg"), test.at("reports/third")) == 0)
    #expect(try only() == nil)
    #expect(unsafe unlink(test.at("reports/third")) == 0)
    #expect(try only()?.job?.id == "b")
  }

  @Test(arguments: [
    "a b.json", "line\nbreak.json", "é.json", "a.again-1.json", "a;rm -rf.json", "\u{1b}[31m.json",
    String(repeating: "x", count: 129) + ".json", String(repeating: "x", count: 250) + ".json",
  ])
  func aNameThatCannotBeAnIdentifierIsRefused(name: String) throws {
    try test.write("incoming/\(name)", TestSpool.job(files: ["1.jpg"]))
    let fault = try #require(try only()?.fault)
    #expect(fault.code == .jobMalformed)
    #expect(fault.file == DropName.safe(EntryName(name)))
    #expect(test.files("incoming") == [])
    #expect(test.files("refused").count == 2)
  }

  @Test func aNameThatIsNotUTF8IsRefused() throws {
    let path = Path(test.at("incoming")) / EntryName(bytes: [0xFF, 0xFE] + Array(".json".utf8))
    try Disk().write([1], to: path)
    #expect(try only()?.fault?.code == .jobMalformed)
    #expect(test.files("refused") == ["__.json/__.json", "__.json/fault.json"])
  }

  @Test func refusedNamesDoNotCollide() throws {
    for _ in 1...3 {
      try test.write("incoming/a.json", "{ bad")
      _ = try only()
    }
    #expect(
      test.files("refused").filter { $0.hasSuffix("fault.json") }
        == ["a-2/fault.json", "a-3/fault.json", "a/fault.json"])
  }
}
