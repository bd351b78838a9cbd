import Proofing

/// Everything that was compared, and what it cost.
struct Evaluation {
  /// The parts that are read and timed apart.
  enum Part: String, CaseIterable {
    case zones, fronts, backs, symbols, negatives

    /// The part to which a kind belongs; nil for kinds that are not counted.
    init?(_ kind: PictureLabel.Kind) {
      switch kind {
      case .passport, .td1, .td2, .mrv: self = .zones
      case .licenseFront: self = .fronts
      case .licenseBack: self = .backs
      case .pdf417: self = .symbols
      case .negative: self = .negatives
      case .otherDocument, .face: return nil
      }
    }
  }

  /// The pictures that count, in the order of their labels.
  var pictures: [MarkedPicture] = []
  /// Payloads kept as files: name and fields.
  var payloads: [(file: String, fields: [MarkedField])] = []
  /// Rows of the table of comparisons: its line and the level.
  var comparisons: [MarkedField] = []
  /// CPU seconds of all processes by part, without the loading of models.
  var cpuSeconds: [Part: Double] = [:]
  /// Labels of kinds that are not counted, or without their truth.
  var uncounted = 0

  func pictures(of part: Part) -> [MarkedPicture] {
    pictures.filter { Part($0.kind) == part }
  }

  /// The numbers.
  var score: Score {
    var score = Score()
    score.mrz = Score.Zones(pictures(of: .zones), cpuSeconds: cpuSeconds[.zones] ?? 0)
    let fronts = pictures(of: .fronts)
    score.licenseFront = Score.Fronts(
      count: fronts.count, cpuSeconds: cpuSeconds[.fronts] ?? 0,
      fields: Score.Field.byName(fronts.flatMap(\.fields)))
    let backs = pictures(of: .backs)
    let all = Score.Group(backs)
    score.licenseBack = Score.Backs(
      count: all.count, decoded: all.decoded, cpuSeconds: cpuSeconds[.backs] ?? 0,
      fields: all.fields,
      groups: Dictionary(grouping: backs.filter { $0.group != nil }, by: { $0.group ?? "" })
        .mapValues(Score.Group.init))
    let symbols = pictures(of: .symbols)
    score.pdf417 = Score.Symbols(
      count: symbols.count, exact: symbols.count(where: \.isExact))
    score.payload = Score.Payloads(
      count: payloads.count,
      exact: payloads.count { $0.fields.allSatisfy { $0.verdict == .exact } },
      fields: Score.Field.byName(payloads.flatMap(\.fields)))
    let negatives = pictures(of: .negatives)
    score.negative = Score.Negatives(
      count: negatives.count, proved: negatives.flatMap(\.fields).count(where: \.isProved))
    score.comparison = Score.Symbols(
      count: comparisons.count, exact: comparisons.count { $0.verdict == .exact })
    return score
  }
}
