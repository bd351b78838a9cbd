import Foundation
import Support
import Testing

/// The program as a user meets it, where no picture is read.
@Suite struct ProgramTests {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  @Test func initMakesFoldersThatOnlyTheOwnerCanRead() throws {
    #expect(try program.run(["init", path("spool")]).status == 0)
    for name in ["spool", "spool/incoming", "spool/active", "spool/results", "spool/refused"] {
      #expect(try mode(name) == 0o700)
    }
    #expect(try program.run(["init", path("spool")]).status == 0)
  }

  @Test func runOnAMissingSpoolNamesTheCommandThatMendsIt() throws {
    let ending = try program.run(["run", "--spool", path("nowhere")])
    #expect(ending.status == 78)
    #expect(ending.errors.contains("spoolproof init"))
    #expect(ending.output.isEmpty)
  }

  @Test func runOnALooseSpoolNamesTheCommandThatMendsIt() throws {
    _ = try program.run(["init", path("spool")])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: path("spool/results"))
    let ending = try program.run(["run", "--spool", path("spool")])
    #expect(ending.status == 78)
    #expect(ending.errors.contains("chmod 700"))
  }

  @Test func runOnAnEmptySpoolIsSilentAndLeavesNothingBehind() throws {
    _ = try program.run(["init", path("spool")])
    let ending = try program.run(["run", "--spool", path("spool")])
    #expect(ending.status == 0)
    #expect(ending.output.isEmpty && ending.errors.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path("spool/active")).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path("spool/reports")).isEmpty)
  }

  @Test(arguments: [
    ["run", "--workers", "0"], ["run", "--today", "2026-02-30"], ["run", "--settle", "-1"],
    ["run", "--nonsense"], ["frobnicate"], ["hash-answer"],
  ])
  func wrongUsageExitsWith64(_ arguments: [String]) throws {
    #expect(try program.run(arguments).status == 64)
  }

  @Test(arguments: [
    "read", "init", "submit", "run", "watch", "status", "show", "report", "requeue", "purge",
    "audit verify", "audit head", "evaluate", "replay",
    "check", "doctor", "hash-answer",
  ])
  func everyCommandHelpsWithAnExample(_ command: String) throws {
    let help = try program.run(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLE"))
    #expect(help.output.contains("spoolproof \(command)"))
  }

  @Test func aSecretIsHashedTheSameUnderTheSameSalt() throws {
    let key = path("key")
    try Data((0..<32).map { UInt8($0) }).write(to: URL(filePath: key))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    let arguments = [
      "hash-answer", "--key-file", key, "--job", "j1", "--question", "q1", "--salt",
      String(repeating: "ab", count: 16),
    ]
    let first = try program.run(arguments, input: "Oak Court\n")
    #expect(first.status == 0)
    #expect(first.output.contains(#""salt": "abababab"#))
    #expect(try program.run(arguments, input: "  OAK   court").output == first.output)
    #expect(try program.run(arguments, input: "Elm Court").output != first.output)
  }

  @Test func aKeyThatOthersCanReadIsRefused() throws {
    let key = path("key")
    try Data(repeating: 1, count: 32).write(to: URL(filePath: key))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let ending = try program.run(
      ["hash-answer", "--key-file", key, "--job", "j", "--question", "q"], input: "x")
    #expect(ending.status == 78)
    #expect(ending.errors.contains("chmod 600"))
  }

  @Test(arguments: ["", "short", String(repeating: "x", count: 4_097)])
  func aKeyOfTheWrongLengthIsRefused(_ text: String) throws {
    let key = path("key")
    try Data(text.utf8).write(to: URL(filePath: key))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    let ending = try program.run(
      ["hash-answer", "--key-file", key, "--job", "j", "--question", "q"], input: "x")
    #expect(ending.status == 78)
    #expect(ending.errors.contains("32 to 4,096 bytes"))
  }

  @Test func aKeyInsideTheSpoolIsRefused() throws {
    _ = try program.run(["init", path("spool")])
    let key = path("spool/key")
    try Data(repeating: 1, count: 32).write(to: URL(filePath: key))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    let ending = try program.run(["run", "--spool", path("spool"), "--key-file", key])
    #expect(ending.status == 78)
    #expect(ending.errors.contains("inside the spool"))
  }

  @Test func doctorFindsWhatIsMissingAndSaysHowToMendIt() throws {
    let ending = try program.run(["doctor", "--spool", path("nowhere")])
    #expect(ending.status == 78)
    #expect(ending.output.contains("mend: spoolproof init"))
    #expect(ending.output.contains("tesseract/mrz"))
    #expect(ending.output.contains("precision/PP-OCRv6_rec_small.onnx") == Folders.hasNetworks)
  }

  @Test func doctorIsContentWithAGoodSpool() throws {
    _ = try program.run(["init", path("spool")])
    let ending = try program.run(["doctor", "--spool", path("spool")], environment: [:])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
  }

  @Test func checkNamesTheFieldThatIsWrong() throws {
    let job = folder.url.appending(path: "a.json")
    try Data(#"{ "format": 1, "claim": { "familyName": 7 } }"#.utf8).write(to: job)
    let ending = try program.run(["check", job.path(percentEncoded: false)])
    #expect(ending.status == 65)
    #expect(ending.errors.contains("a.json"))
  }

  /// `submit` would say the same; nothing of the picture is read.
  @Test func checkNamesAPictureThatIsTooLargeToBeOpened() throws {
    let job = folder.url.appending(path: "a.json")
    try Data(
      #"""
      { "format": 1, "consent": { "givenAt": "2026-11-23T08:58:00Z" },
        "claim": { "givenNames": "Maria", "familyName": "Garcia", "dateOfBirth": "1990-07-03" },
        "evidence": [ { "type": "passport", "images": [ { "side": "front", "file": "a.jpg" } ] } ] }
      """#.utf8
    ).write(to: job)
    let picture = folder.url.appending(path: "a.jpg")
    try Data().write(to: picture)
    let handle = try FileHandle(forWritingTo: picture)
    try handle.truncate(atOffset: 25_000_001)
    try handle.close()
    let ending = try program.run(["check", job.path(percentEncoded: false)])
    #expect(ending.status == 65)
    #expect(ending.errors.contains("evidence[0].images[0].file"), "\(ending.errors)")
    #expect(ending.errors.contains("at most 25000000 bytes, found 25000001 bytes"))
  }
}
