/// How good reading is, in numbers: what `evaluate --json` writes.
///
/// A kind of which there is nothing has the count 0. Proved means that the program names a proof
/// for a value, whether or not the value is right.
struct Score: Codable, Equatable {
  var mrz = Zones()
  var licenseFront = Fronts()
  var licenseBack = Backs()
  var pdf417 = Symbols()
  var payload = Payloads()
  var negative = Negatives()
  var comparison = Symbols()

  /// One field over all pictures whose label has it.
  struct Field: Codable, Equatable {
    var count = 0
    var exact = 0
    var wrong = 0
    var missing = 0
    var proved = 0
    var provedWrong = 0
  }

  /// Pictures with a machine readable zone.
  struct Zones: Codable, Equatable {
    var count = 0
    /// Pictures in which a zone was found.
    var found = 0
    /// Pictures with every line right to the last character.
    var exact = 0
    var linesCount = 0
    var linesExact = 0
    /// Fields called proved, of document number, date of birth and date of expiry.
    var proved = 0
    var provedWrong = 0
    /// CPU seconds of all processes, without the loading of models.
    var cpuSeconds = 0.0
  }

  struct Fronts: Codable, Equatable {
    var count = 0
    var cpuSeconds = 0.0
    var fields: [String: Field] = [:]
  }

  struct Backs: Codable, Equatable {
    var count = 0
    /// Pictures whose symbol was decoded.
    var decoded = 0
    var cpuSeconds = 0.0
    var fields: [String: Field] = [:]
    var groups: [String: Group] = [:]
  }

  struct Group: Codable, Equatable {
    var count = 0
    var decoded = 0
    var fields: [String: Field] = [:]
  }

  struct Symbols: Codable, Equatable {
    var count = 0
    var exact = 0
  }

  struct Payloads: Codable, Equatable {
    var count = 0
    /// Payloads with every labelled value right.
    var exact = 0
    var fields: [String: Field] = [:]
  }

  struct Negatives: Codable, Equatable {
    var count = 0
    /// Values that were called proved where there is nothing to prove.
    var proved = 0
  }
}

extension Score.Field {
  init(_ fields: [MarkedField]) {
    count = fields.count
    exact = fields.count { $0.verdict == .exact }
    wrong = fields.count { $0.verdict == .wrong }
    missing = fields.count { $0.verdict == .missing }
    proved = fields.count(where: \.isProved)
    provedWrong = fields.count { $0.isProved && $0.verdict != .exact }
  }

  /// The fields of many pictures by their names.
  static func byName(_ fields: [MarkedField]) -> [String: Score.Field] {
    Dictionary(grouping: fields, by: \.name).mapValues(Self.init)
  }
}

extension Score.Zones {
  init(_ pictures: [MarkedPicture], cpuSeconds: Double = 0) {
    let lines = pictures.flatMap(\.lines)
    let fields = Score.Field(pictures.flatMap(\.fields))
    count = pictures.count
    found = pictures.count(where: \.isFound)
    exact = pictures.count(where: \.isExact)
    linesCount = lines.count
    linesExact = lines.count { $0.verdict == .exact }
    proved = fields.proved
    provedWrong = fields.provedWrong
    self.cpuSeconds = cpuSeconds
  }
}

extension Score.Group {
  init(_ pictures: [MarkedPicture]) {
    count = pictures.count
    decoded = pictures.count(where: \.isFound)
    fields = Score.Field.byName(pictures.flatMap(\.fields))
  }
}
