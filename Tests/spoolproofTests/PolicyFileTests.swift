import Foundation
import Proofing
import Support
import Testing
import Yams

@testable import spoolproof

@Suite struct PolicyFileTests {
  static let folder = Folders.resources.appending(path: "policies")
  let catalogue: ReasonCatalogue

  init() throws { catalogue = try ReasonCatalogue.shipped() }

  private func parse(_ text: String) throws -> Policy {
    try PolicyFile(file: "mine.yaml", catalogue: catalogue) { name in
      let file = Self.folder.appending(path: name + ".yaml")
      return FileManager.default.fileExists(atPath: file.path)
        ? try String(contentsOf: file, encoding: .utf8) : nil
    }.parse(text)
  }

  func shipped(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name + ".yaml"), encoding: .utf8)
  }

  @Test func theShippedDefaultIsTheOneThatTheTestsOfTheStagesUse() throws {
    let read = try PolicyFile.read(
      Self.folder.appending(path: "nist-63a-4.yaml"), catalogue: catalogue, shipped: Self.folder)
    #expect(read == Policy.make())
  }

  @Test func revision3DiffersOnlyWhereItSaysSo() throws {
    var expected = try parse(shipped("nist-63a-4"))
    expected.name = "nist-63a-3"
    expected.knowledge.capBits = 4
    expected.pushes = [
      .matchBirthMismatch: .fail, .matchNumberMismatch: .fail, .kbaFailed: .retry,
    ]
    #expect(try parse(shipped("nist-63a-3")) == expected)
  }

  @Test func aShortFileChangesOnlyWhatItNames() throws {
    let policy = try parse(
      """
      format: 1
      name: demonstration
      extends: nist-63a-4
      acceptSpecimens: true
      knowledge: { tries: 3 }
      evidence: { visa: null, passport: { sides: [front, back] } }
      pushes: { image.glare: warn }
      consentDays: null
      """)
    var expected = Policy.make()
    expected.name = "demonstration"
    expected.acceptSpecimens = true
    expected.knowledge.tries = 3
    expected.evidence[.visa] = nil
    expected.evidence[.passport] = Policy.EvidenceRule(sides: [.front, .back], requiredZone: nil)
    expected.pushes[.imageGlare] = .warn
    expected.consentDays = nil
    #expect(policy == expected)
  }

  @Test func aPolicySurvivesItsOwnEncoding() throws {
    let policy = try parse(shipped("nist-63a-4"))
    let json = try JSONEncoder().encode(policy)
    #expect(try JSONDecoder().decode(Policy.self, from: json) == policy)
  }

  /// One wrong line after three right ones: the line in the error has to be that one.
  static let wrong: [(line: String, key: String?, expected: String)] = [
    ("acceptSpecimen: true", "acceptSpecimen", "one of the keys"),
    ("video: { link: \"http://a.example/{room}\", linkHours: 1 }", "video.link", "https://"),
    ("video: { link: \"https://a.example/room\", linkHours: 1 }", "video.link", "{room} once"),
    ("video: { link: \"https://a.example/{room}{room}\" }", "video.link", "{room} once"),
    ("video: { link: \"https://a.example/{room}?{x}\" }", "video.link", "{room} once"),
    ("video: { link: \"https://a.example/<{room}>\" }", "video.link", "{room} once"),
    ("video: { link: \"https://a.example/{room}\" }", "video", "linkHours beside a link"),
    ("video: { linkHours: 0 }", "video.linkHours", "a whole number from 1 to 8760"),
    ("trustFramework: [a]", "trustFramework", "text"),
    ("acceptSpecimens: yes", "acceptSpecimens", "true or false"),
    ("acceptSpecimens: \"true\"", "acceptSpecimens", "true or false"),
    ("acceptSpecimens:", "acceptSpecimens", "true or false"),
    ("maximumAttempts: 0", "maximumAttempts", "a whole number from 1 to 100"),
    ("maximumAttempts: 2.5", "maximumAttempts", "a whole number"),
    ("maximumAttempts: three", "maximumAttempts", "a whole number"),
    ("maximumAttempts: [3]", "maximumAttempts", "a whole number"),
    ("expiryGraceDays: -1", "expiryGraceDays", "a whole number from 0"),
    ("minimumAge: 121", "minimumAge", "a whole number from 0 to 120"),
    ("mandatory: []", "mandatory", "at least one attribute"),
    ("mandatory: [familyName, familyName]", "mandatory", "each once"),
    ("mandatory: [familyName, shoeSize]", "mandatory.1", "one of familyName"),
    ("mandatory: [ssn]", "mandatory.0", "one of familyName"),
    ("mandatory: familyName", "mandatory", "a list"),
    ("evidence: { libraryCard: { sides: [front] } }", "evidence.libraryCard", "one of"),
    ("evidence: { passport: { sides: [] } }", "evidence.passport.sides", "at least one side"),
    ("evidence: { passport: { sides: [top] } }", "evidence.passport.sides.0", "front, back"),
    ("evidence: { passport: { requiredZone: visual } }", "evidence.passport", "the key sides"),
    (
      "evidence: { passport: { sides: [front], requiredZone: barcode } }",
      "evidence.passport.requiredZone", "one of visual, machineReadable"
    ),
    ("evidence: { passport: { sides: [front], zones: [] } }", "evidence.passport.zones", "one of"),
    ("consentDays: 0", "consentDays", "a whole number from 1"),
    ("certainConfidence: 0.4", "certainConfidence", "a number from 0.5"),
    ("certainConfidence: nan", "certainConfidence", "a number from 0.5"),
    ("leastConfidence: 0.99", "leastConfidence", "at most certainConfidence"),
    ("knowledge: { tries: 4 }", "knowledge.tries", "a whole number from 1 to 3"),
    ("knowledge: { questions: 3 }", "knowledge.questions", "a whole number from 4"),
    ("knowledge: { seconds: 121 }", "knowledge.seconds", "a number from 1.0 to 120.0"),
    ("knowledge: { capBits: 5 }", "knowledge.capBits", "a number from 0.0 to 4.0"),
    ("knowledge: { capBits: 4 }", "knowledge.capBits", "0, because the extended profile"),
    ("scoring: { passBits: -9 }", "scoring.passBits", "failBits (-8.0) below passBits"),
    ("scoring: { failBits: 8 }", "scoring.failBits", "failBits (8.0) below passBits (8.0)"),
    ("scoring: { failBits: many }", "scoring.failBits", "a number from -100.0"),
    ("scoring: { certainMismatch: 0.4 }", "scoring.certainMismatch", "a number from 0.5 to 1.0"),
    ("scoring: { extractionFloor: 0.6 }", "scoring.extractionFloor", "a number from 0.0 to 0.5"),
    ("scoring: { frequencyFloor: 0 }", "scoring.frequencyFloor", "a number from"),
    ("scoring: { luck: 3 }", "scoring.luck", "one of the keys"),
    ("scoring: { shares: { forged: 0.4 } }", "scoring.shares", "shares that add up to 1"),
    ("scoring: { shares: { ghost: 0.4 } }", "scoring.shares.ghost", "one of stranger"),
    ("scoring: { shares: { same: 0.4 } }", "scoring.shares.same", "no same here"),
    ("scoring: { shares: { forged: 2 } }", "scoring.shares.forged", "a number from 0.0 to 1.0"),
    (
      "scoring: { disagreement: { forged: 0.001 } }", "scoring.disagreement.forged",
      "at least as much as for same"
    ),
    ("scoring: { levels: { sex: {} } }", "scoring.levels.sex", "one of familyName"),
    (
      "scoring: { levels: { suffix: { ghost: {} } } }", "scoring.levels.suffix.ghost",
      "a rival or same"
    ),
    (
      "scoring: { levels: { suffix: { same: { exact: 1, other: 0 } } } }",
      "scoring.levels.suffix.same.other", "one of the keys"
    ),
    (
      "scoring: { levels: { suffix: { same: { exact: 0.9, else: 0.1 } } } }",
      "scoring.levels.suffix.same", "the level oneside"
    ),
    (
      "scoring: { levels: { suffix: { same: { exact: 0.9, oneside: 0.2, else: 0.1 } } } }",
      "scoring.levels.suffix.same", "chances that add up to 1"
    ),
    (
      "scoring: { levels: { suffix: { same: { exact: frequency, oneside: 0.2, else: 0.1 } } } }",
      "scoring.levels.suffix.same.exact", "a number from"
    ),
    ("knowledge: { seconds: 2, leastSeconds: 3 }", "knowledge", "leastSeconds below seconds"),
    ("knowledge: { patience: 3 }", "knowledge.patience", "one of the keys"),
    ("pushes: { image.ugly: warn }", "pushes.image.ugly", "a code of the reason catalogue"),
    ("pushes: { image.glare: shrug }", "pushes.image.glare", "one of inform, warn"),
    ("pushes: { image.glare: support }", "pushes.image.glare", "one of inform, warn"),
    ("pushes: { image.glare: reject }", "pushes.image.glare", "one of inform, warn"),
    ("pushes: { match.exact: warn }", "pushes.match.exact", "no push for a code"),
    ("pushes: { classify.specimen: warn }", "pushes.classify.specimen", "fail or stronger"),
    (
      "pushes: { consistency.birth_mismatch: warn }", "pushes.consistency.birth_mismatch",
      "escalate or stronger"
    ),
    ("pushes: { face.no_match: fail }", "pushes.face.no_match", "a face never fails"),
    ("video: { available: true, documents: [] }", "video", "at least one document"),
    ("video: { minutes: 0 }", "video.minutes", "a whole number from 1"),
    ("extends: nist-63a-9", "extends", "the name of a shipped policy"),
    ("extends: ../secrets", "extends", "the name of a shipped policy"),
    ("format: 2", "format", "a whole number from 1 to 1"),
    ("name: \"\"", "name", "text"),
  ]

  @Test(arguments: wrong.indices) func aWrongSettingIsRefusedWithItsPlace(_ place: Int) throws {
    let (line, key, expected) = Self.wrong[place]
    let head = ["format: 1", "name: mine", "extends: nist-63a-4"].filter {
      !line.hasPrefix($0.prefix { $0 != ":" })
    }
    let text = (head + [line]).joined(separator: "\n")
    let error = try #require(throws: PolicyFileError.self) { try parse(text) }
    #expect(error.file == "mine.yaml")
    #expect(error.line == head.count + 1)
    #expect(error.key == key)
    #expect(error.expected.contains(expected), "\(error)")
    #expect(error.description.hasPrefix("mine.yaml:\(head.count + 1), "))
  }

  @Test(
    arguments: PolicyFile.keys.filter { !["extends", "pushes", "trustFramework"].contains($0) })
  func withoutAPolicyBelowEverySettingIsNeeded(_ key: String) throws {
    let text = try shipped("nist-63a-4")
    let node = try #require(try Yams.compose(yaml: text)?.mapping)
    let rest = node.filter { $0.key.string != key }
    let shorter = try Yams.serialize(node: Node(rest.map { ($0.key, $0.value) }))
    let error = try #require(throws: PolicyFileError.self) { try parse(shorter) }
    #expect(error.key == key)
  }

  @Test(arguments: [
    "", "- a list", "just text", "a: [", "format: 1\nformat: 1", "\u{0}", "? [a]\n: b",
  ])
  func whatIsNoMappingIsRefused(_ text: String) {
    #expect(throws: PolicyFileError.self) { try parse(text) }
  }

  @Test func onlyShippedPoliciesCanBeExtendedAndOnlyOnce() throws {
    let file = PolicyFile(file: "mine.yaml", catalogue: catalogue) { _ in
      "format: 1\nname: middle\nextends: nist-63a-4\n"
    }
    let error = try #require(throws: PolicyFileError.self) {
      try file.parse("format: 1\nname: mine\nextends: middle\n")
    }
    #expect(error.file == "middle.yaml")
    #expect(error.key == "extends")
  }

  @Test func errorsAboutABrokenSyntaxNameTheLine() throws {
    let error = try #require(throws: PolicyFileError.self) {
      try parse("format: 1\nname: mine\nevidence: [\n")
    }
    #expect(error.line >= 3)
  }

  @Test func aShortFileChangesOneRowOfATableAndLeavesTheOthers() throws {
    let policy = try parse(
      """
      format: 1
      name: mine
      extends: nist-63a-4
      scoring:
        passBits: 9.5
        shares: { stranger: 0.1, relative: 0.3 }
        levels:
          suffix: { forged: { exact: 0.6, oneside: 0.38, else: 0.02 } }
          familyName: { stranger: { exact: 0.01, part: 0.01, near: 0.01, swap: 0.01, else: 0.96 } }
      """)
    var expected = Policy.ScoringRule.make()
    expected.passBits = 9.5
    expected.shares[.stranger] = 0.1
    expected.shares[.relative] = 0.3
    expected.levels[.suffix]?[.forged] = .init([.exact: 0.6, .oneSide: 0.38, .other: 0.02])
    expected.levels[.familyName]?[.stranger] = .init([
      .exact: 0.01, .part: 0.01, .near: 0.01, .swap: 0.01, .other: 0.96,
    ])
    #expect(policy.scoring == expected)
  }
}
