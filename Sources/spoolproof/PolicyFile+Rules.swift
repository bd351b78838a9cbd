import Proofing

extension PolicyFile {
  /// What each accepted kind of document must bring; `null` takes an inherited kind away.
  static func evidence(
    _ node: PolicyFileNode, over base: [EvidenceType: Policy.EvidenceRule]
  ) throws(PolicyFileError) -> [EvidenceType: Policy.EvidenceRule] {
    var rules = base
    let kinds = EvidenceType.allCases.map(\.rawValue).joined(separator: ", ")
    for (type, rule) in try node.entries("one of \(kinds)", as: EvidenceType.self) {
      guard !rule.isNull else {
        rules[type] = nil
        continue
      }
      try rule.mapping(["sides", "requiredZone"])
      guard let sides = try rule["sides"] else { throw rule.error("the key sides") }
      let list = try sides.list { side throws(PolicyFileError) in try side.word(Side.self) }
      guard !list.isEmpty, Set(list).count == list.count else {
        throw sides.error("at least one side, and each once")
      }
      var zone: Zone?
      if let named = try rule["requiredZone"], !named.isNull {
        // A passport has no AAMVA barcode, and an AAMVA card no machine readable zone.
        zone = try named.word(
          Zone.self,
          of: [.driversLicense, .stateID].contains(type)
            ? [.visual, .barcode] : [.visual, .machineReadable])
      }
      rules[type] = Policy.EvidenceRule(sides: list, requiredZone: zone)
    }
    return rules
  }

  /// The knowledge rules; the bounds are those of SP 800-63A revision 3, 5.3.2.
  static func knowledge(
    _ node: PolicyFileNode, over base: Policy.KnowledgeRule?, file: String
  ) throws(PolicyFileError) -> Policy.KnowledgeRule {
    try node.mapping(["questions", "options", "tries", "seconds", "leastSeconds", "capBits"])
    func setting<Value>(
      _ key: String, _ inherited: Value?,
      _ read: (PolicyFileNode) throws(PolicyFileError) -> Value
    ) throws(PolicyFileError) -> Value {
      if let value = try node[key] { return try read(value) }
      if let inherited { return inherited }
      throw node.error("the key \(key)")
    }
    return Policy.KnowledgeRule(
      questions: try setting("questions", base?.questions) { one throws(PolicyFileError) in
        try one.integer(4...100)
      },
      options: try setting("options", base?.options) { one throws(PolicyFileError) in
        try one.integer(4...100)
      },
      tries: try setting("tries", base?.tries) { one throws(PolicyFileError) in
        try one.integer(1...3)
      },
      seconds: try setting("seconds", base?.seconds) { one throws(PolicyFileError) in
        try one.number(1...120)
      },
      leastSeconds: try setting("leastSeconds", base?.leastSeconds) {
        one throws(PolicyFileError) in try one.number(0...60)
      },
      capBits: try setting("capBits", base?.capBits) { one throws(PolicyFileError) in
        let bits = try one.number(0...4)
        guard bits == 0 || base?.capBits != 0 else {
          throw one.error("0, because the extended profile gives knowledge answers no credit")
        }
        return bits
      })
  }

  /// The way to a person.
  static func video(
    _ node: PolicyFileNode, over base: Policy.VideoRule?, file: String
  ) throws(PolicyFileError) -> Policy.VideoRule {
    try node.mapping(["available", "minutes", "documents", "link", "linkHours"])
    func required<Value>(
      _ key: String, _ inherited: Value?,
      _ read: (PolicyFileNode) throws(PolicyFileError) -> Value
    ) throws(PolicyFileError) -> Value {
      if let value = try node[key] { return try read(value) }
      if let inherited { return inherited }
      throw node.error("the key \(key)")
    }
    return Policy.VideoRule(
      available: try required("available", base?.available) { one throws(PolicyFileError) in
        try one.boolean()
      },
      minutes: try required("minutes", base?.minutes) { one throws(PolicyFileError) in
        try one.integer(1...240)
      },
      documents: try required("documents", base?.documents) { one throws(PolicyFileError) in
        try one.list { name throws(PolicyFileError) in try name.text() }
      },
      link: try node["link"].map(link) ?? base?.link,
      linkHours: try node["linkHours"].map { one throws(PolicyFileError) in
        try one.integer(1...8_760)
      } ?? base?.linkHours)
  }

  /// A meeting link: `https`, plain characters only, and `{room}` once.
  private static func link(_ node: PolicyFileNode) throws(PolicyFileError) -> String? {
    if node.isNull { return nil }
    let link = try node.text()
    let bare = link.replacing("{room}", with: "").replacing("{expires}", with: "")
    let isPlain = bare.utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && !"\"'<>\\^`{|}".utf8.contains(byte)
    }
    guard link.hasPrefix("https://"), isPlain, link.utf8.count <= 300,
      link.ranges(of: "{room}").count == 1
    else {
      throw node.error(
        "an address of at most 300 bytes that begins with https:// and holds {room} once")
    }
    return link
  }

  /// Other pushes than the catalogue's.
  ///
  /// A policy may only say how strongly a code speaks against a pass. It cannot turn a code into
  /// support, cannot weaken a push that the catalogue fixes, and cannot let a face fail anyone.
  func pushes(
    _ node: PolicyFileNode, over base: [Reason: Push]
  ) throws(PolicyFileError) -> [Reason: Push] {
    var pushes = base
    guard !node.isNull else { return pushes }
    for (reason, place) in try node.entries("a code of the reason catalogue", as: Reason.self) {
      let usual = catalogue.push(of: reason)
      guard usual != .support else {
        throw place.error("no push for a code that supports a pass")
      }
      let push = try place.word(Push.self, of: [.inform, .warn, .retry, .escalate, .fail])
      if catalogue.entries[reason]?.fixed == true, push < usual {
        throw place.error("\(usual.rawValue) or stronger, which is fixed for this code")
      }
      if reason.rawValue.hasPrefix("face."), push == .fail {
        throw place.error("escalate at most: a face never fails anyone")
      }
      pushes[reason] = push
    }
    return pushes
  }

  /// Settings that contradict each other.
  func check(_ policy: Policy, _ root: PolicyFileNode) throws(PolicyFileError) {
    if policy.leastConfidence > policy.certainConfidence {
      throw try root.place(of: "leastConfidence", "certainConfidence").error(
        "a leastConfidence of at most certainConfidence (\(policy.certainConfidence))")
    }
    if policy.mandatory.isEmpty || Set(policy.mandatory).count != policy.mandatory.count {
      throw try root.place(of: "mandatory").error("at least one attribute, and each once")
    }
    if policy.evidence.isEmpty {
      throw try root.place(of: "evidence").error("at least one accepted kind of document")
    }
    if policy.knowledge.leastSeconds >= policy.knowledge.seconds {
      throw try root.place(of: "knowledge").error("leastSeconds below seconds")
    }
    if policy.video.available, policy.video.documents.isEmpty {
      throw try root.place(of: "video").error("at least one document to have ready for a call")
    }
    if policy.video.link != nil, policy.video.linkHours == nil {
      throw try root.place(of: "video").error("linkHours beside a link")
    }
  }
}
