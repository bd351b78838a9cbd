import Foundation
import Support
import Testing

/// One run over jobs full of canaries, with everything that it and the other commands said and wrote.
struct PrivateRun: Sendable {
  let spool: RunningSpool
  /// What was said, by command.
  private(set) var said: [String: String] = [:]
  /// Files and folders that others could have got at while the run was at work.
  private(set) var loose: Set<String> = []
  /// Whatever was seen in the folder for temporary files.
  private(set) var temporary: Set<String> = []

  /// What the jobs claim.
  static let claimed = [
    Canary(name: "family name", value: "Zanzibaroff"),
    Canary(name: "given names", value: "Quillamina"),
    Canary(name: "middle names", value: "Xerophytia"),
    Canary(name: "date of birth", value: "1961-10-27"),
    Canary(name: "date of birth, turned", value: "10/27/1961"),
    Canary(name: "document number", value: "Q77341985"),
    Canary(name: "social security number", value: "532-81-7346"),
    Canary(name: "street", value: "4821 Wombatter Lane"),
    Canary(name: "city", value: "Yggdrasilton"),
    Canary(name: "telephone", value: "+1 404 559 7316"),
    Canary(name: "mail", value: "quilla@zanzibaroff.example"),
    Canary(name: "answer", value: "Hexagonal Otter Street"),
    Canary(name: "expected answer", value: "Pangolin Crescent West"),
  ]

  /// What stands on the license in the pictures.
  static let printed = [
    Canary(name: "printed family name", value: "GARCIA"),
    Canary(name: "printed given names", value: "MARIA ELENA"),
    Canary(name: "printed date of birth", value: "1990-07-03"),
    Canary(name: "printed date of birth, turned", value: "07/03/1990"),
    Canary(name: "printed number", value: "062851734"),
    Canary(name: "printed street", value: "12 OAK COURT"),
  ]

  /// What the applicant's camera wrote into the file.
  static let mark = "CANARY-IN-A-COMMENT"

  init() throws {
    spool = try RunningSpool()
    // Whatever the program is started with, its files are its own.
    let before = umask(0)
    defer { umask(before) }
    try dropJobs()
    let scratch = spool.folder.url.appending(path: "tmp").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: false)
    var environment = ProcessInfo.processInfo.environment
    environment["TMPDIR"] = scratch
    var loose: Set<String> = []
    var temporary: Set<String> = []
    let spool = spool
    sleep(1)
    // Somebody else's document fails; here a person sees it, so that there is a packet to look into.
    let policy = spool.folder.url.appending(path: "policy.yaml").path(percentEncoded: false)
    try Data(Self.policy.utf8).write(to: URL(filePath: policy))
    let arguments = spool.arguments() + ["--policy", policy]
    let ending = try spool.program.run(arguments, environment: environment) { process in
      while process.isRunning {
        loose.formUnion(Self.loose(in: spool))
        temporary.formUnion((try? FileManager.default.contentsOfDirectory(atPath: scratch)) ?? [])
        usleep(1_000)
      }
    }
    loose.formUnion(Self.loose(in: spool))
    self.loose = loose
    self.temporary = temporary
    try #require(ending.status == 65, "\(ending.errors)")
    said["run"] = ending.output + ending.errors
    for command in [
      ["show"], ["show", "differs"], ["show", "wrong-type"], ["status"], ["status", "--json"],
      ["report"], ["requeue", "nowhere"], ["doctor"], ["purge", "--older-than", "1d"],
      ["audit", "verify"], ["audit", "head"],
      ["submit", spool.at("refused/unknown-field")],
    ] {
      let ending = try spool.program.run(command + ["--spool", spool.path])
      said[command.joined(separator: " ")] = ending.output + ending.errors
    }
    let check = try spool.program.run([
      "check", spool.at("refused/wrong-type/job.json"), spool.at("refused/no-json/job.json"),
    ])
    said["check"] = check.output + check.errors
  }

  private func dropJobs() throws {
    let front = try HostilePicture.sample("license-passes/front.jpg")
    let back = try HostilePicture.sample("license-passes/back.jpg")
    let comment = Array(Self.mark.utf8)
    let marked = front[..<2] + [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment + front[2...]
    let jobs = [
      "differs": Self.job,
      "wrong-type": Self.job.replacing("\"1961-10-27\"", with: "[\"1961-10-27\"]"),
      "unknown-field": Self.job.replacing("\"ssn\"", with: "\"532-81-7346\": 1, \"ssn\""),
      "named-field": Self.job.replacing("\"ssn\"", with: "\"Zanzibaroff\": 1, \"ssn\""),
      "no-day": Self.job.replacing("1961-10-27", with: "1961-10-277"),
      "no-json": Self.job.replacing("\"ssn\": ", with: "\"ssn\" "),
      "no-picture": Self.job.replacing("back.jpg", with: "Zanzibaroff-532817346.jpg"),
      "no-consent": Self.job.replacing("2026-11-23T08:58:00Z", with: "Quillamina"),
    ]
    for (name, job) in jobs {
      try spool.write("incoming/\(name)/front.jpg", Array(marked))
      try spool.write("incoming/\(name)/back.jpg", back)
      try spool.write("incoming/\(name)/job.json", Array(job.utf8))
    }
  }

  private static let policy = """
    format: 1
    name: private
    extends: nist-63a-4
    acceptSpecimens: true
    pushes: { decision.score_below_fail: escalate }
    """

  private static let job = """
    { "format": 1, "consent": { "givenAt": "2026-11-23T08:58:00Z" },
      "claim": { "familyName": "Zanzibaroff", "givenNames": "Quillamina",
        "middleNames": "Xerophytia", "dateOfBirth": "1961-10-27", "documentNumber": "Q77341985",
        "ssn": "532-81-7346", "phone": "+1 404 559 7316", "email": "quilla@zanzibaroff.example",
        "address": { "street": "4821 Wombatter Lane", "city": "Yggdrasilton", "region": "GA" } },
      "evidence": [ { "type": "driversLicense", "issuer": "US-GA", "images": [
        { "side": "front", "file": "front.jpg" }, { "side": "back", "file": "back.jpg" } ] } ],
      "knowledge": { "questions": [ { "id": "q1", "kind": "text",
        "answer": "Hexagonal Otter Street", "expected": { "plain": "Pangolin Crescent West" } } ] } }
    """

  /// Files of other modes than 0600 and folders of others than 0700, but for what was dropped.
  private static func loose(in spool: RunningSpool) -> Set<String> {
    let dropped: Set = ["front.jpg", "back.jpg", "job.json"]
    var loose: Set<String> = []
    for path in FileManager.default.subpaths(atPath: spool.path) ?? [] {
      // What is a drop's keeps the dropper's mode until it is put away; it lies in closed folders.
      let parts = path.split(separator: "/")
      if parts.count > 1, ["incoming", "active", "refused", "done"].contains(parts[0]),
        dropped.contains(String(parts[parts.count - 1]))
          || parts.count == 2 && parts[0] == "incoming" || parts.count == 3 && parts[0] == "active"
          || parts.count == 2 && parts[0] == "refused" || parts.count == 3 && parts[0] == "done"
      {
        continue
      }
      let attributes = try? FileManager.default.attributesOfItem(atPath: spool.at(path))
      // It may have moved on meanwhile.
      guard let mode = attributes?[.posixPermissions] as? Int else { continue }
      let isFolder = attributes?[.type] as? FileAttributeType == .typeDirectory
      if mode != (isFolder ? 0o700 : 0o600) { loose.insert("\(path) \(String(mode, radix: 8))") }
    }
    return loose
  }
}
