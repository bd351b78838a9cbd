import Proofing

extension PolicyFile {
  /// Every key of a policy file.
  static let keys = [
    "format", "name", "extends", "acceptSpecimens", "maximumAttempts", "retryBeforeEscalating",
    "expiryGraceDays", "expiresSoonDays", "minimumAge", "mandatory", "evidence", "consentDays",
    "certainConfidence", "leastConfidence", "knowledge", "scoring", "pushes", "revealValues",
    "keepPictures", "video", "trustFramework",
  ]

  /// A policy of the settings of a file over those of the policy that it extends.
  ///
  /// Without a policy below, every setting but `pushes` has to be there.
  func policy(_ root: PolicyFileNode, over base: Policy?) throws(PolicyFileError) -> Policy {
    try root.mapping(Self.keys)
    func setting<Value>(
      _ key: String, _ inherited: Value?,
      _ read: (PolicyFileNode) throws(PolicyFileError) -> Value
    ) throws(PolicyFileError) -> Value {
      if let node = try root[key] { return try read(node) }
      if let inherited { return inherited }
      throw PolicyFileError(
        file: file, line: root.line, key: key, expected: "this setting, or `extends`",
        found: "nothing")
    }
    let days = 0...36_500
    var policy = Policy(
      format: try setting("format", nil) { node throws(PolicyFileError) in
        try node.integer(1...1)
      },
      name: try setting("name", nil) { node throws(PolicyFileError) in try node.text() },
      acceptSpecimens: try setting("acceptSpecimens", base?.acceptSpecimens, Self.boolean),
      maximumAttempts: try setting("maximumAttempts", base?.maximumAttempts) {
        node throws(PolicyFileError) in try node.integer(1...100)
      },
      retryBeforeEscalating: try setting(
        "retryBeforeEscalating", base?.retryBeforeEscalating, Self.boolean),
      expiryGraceDays: try setting("expiryGraceDays", base?.expiryGraceDays) {
        node throws(PolicyFileError) in try node.integer(days)
      },
      minimumAge: try setting("minimumAge", base?.minimumAge) {
        node throws(PolicyFileError) in try node.integer(0...120)
      },
      mandatory: try setting("mandatory", base?.mandatory) {
        node throws(PolicyFileError) in
        try node.list { one throws(PolicyFileError) in
          try one.word(Attribute.self, of: Self.comparable)
        }
      },
      evidence: try setting("evidence", base?.evidence) { node throws(PolicyFileError) in
        try Self.evidence(node, over: base?.evidence ?? [:])
      },
      consentDays: try setting("consentDays", base.map(\.consentDays)) {
        node throws(PolicyFileError) -> Int? in node.isNull ? nil : try node.integer(1...36_500)
      },
      certainConfidence: try setting("certainConfidence", base?.certainConfidence) {
        node throws(PolicyFileError) in try node.number(0.5...1)
      },
      leastConfidence: try setting("leastConfidence", base?.leastConfidence) {
        node throws(PolicyFileError) in try node.number(0...1)
      },
      knowledge: try setting("knowledge", base?.knowledge) { node throws(PolicyFileError) in
        try Self.knowledge(node, over: base?.knowledge, file: file)
      },
      scoring: try setting("scoring", base?.scoring) { node throws(PolicyFileError) in
        try Self.scoring(node, over: base?.scoring)
      },
      pushes: try setting("pushes", base?.pushes ?? [:]) { node throws(PolicyFileError) in
        try pushes(node, over: base?.pushes ?? [:])
      },
      revealValues: try setting("revealValues", base?.revealValues, Self.boolean),
      keepPictures: try setting("keepPictures", base?.keepPictures, Self.boolean),
      video: try setting("video", base?.video) { node throws(PolicyFileError) in
        try Self.video(node, over: base?.video, file: file)
      })
    policy.expiresSoonDays = try setting("expiresSoonDays", base?.expiresSoonDays) {
      node throws(PolicyFileError) in try node.integer(days)
    }
    policy.trustFramework = base?.trustFramework
    if let node = try root["trustFramework"] {
      policy.trustFramework = node.isNull ? nil : try node.text()
    }
    return policy
  }

  /// What Scoring compares with a claim; nothing else can be mandatory.
  static let comparable: [Attribute] = [
    .familyName, .givenNames, .middleNames, .suffix, .dateOfBirth, .documentNumber, .address,
  ]

  private static func boolean(_ node: PolicyFileNode) throws(PolicyFileError) -> Bool {
    try node.boolean()
  }
}
