import Proofing

extension Oversight.Dimension {
  /// A group's place among the others and its name.
  struct Group: Hashable, Comparable {
    var order: Int
    var name: String

    static func < (left: Group, right: Group) -> Bool {
      (left.order, left.name) < (right.order, right.name)
    }
  }

  /// Which group a decided job belongs to: exactly one, or nil when nothing is known of it.
  func group(of row: BatchRow) -> Group? {
    switch self {
    case .documentType:
      let types = unique(row.documents.map { words($0.rawValue) }).sorted()
      return types.isEmpty ? nil : Group(order: 0, name: types.joined(separator: " + "))
    case .issuer:
      let issuers = unique(row.issuers.map(issuerLabel)).sorted()
      return issuers.isEmpty
        ? Group(order: 1, name: "not named")
        : Group(order: 0, name: issuers.joined(separator: " + "))
    case .picture:
      return pictureGroup(row.reasons)
    case .familyName:
      return row.figures.map(nameGroup)
    case .month:
      return row.figures.flatMap { figures in
        timestamp(figures.decidedAt).map { Group(order: 0, name: String($0.prefix(7))) }
      }
    }
  }

  /// The gravest trouble that was noticed, or none.
  private func pictureGroup(_ reasons: [Reason]) -> Group {
    for (order, trouble) in Self.pictureTroubles.enumerated() where reasons.contains(trouble) {
      return Group(order: order + 1, name: words(String(trouble.rawValue.dropFirst(6))))
    }
    return Group(order: 0, name: "clear")
  }

  /// From what makes a picture useless to what makes it a little worse.
  private static let pictureTroubles: [Reason] = [
    .imageUndecodable, .imageUnsupportedFormat, .imageTooLarge, .imageDecompressionLimit,
    .imageAnimatedOrMultipage, .imageNoDocument, .imageMultipleDocuments, .imageSameSideTwice,
    .imageCutOff, .imageLowResolution, .imageBlurred, .imageGlare, .imageTooDark, .imageTooBright,
    .imageLowContrast, .imageGrayscale,
  ]

  /// Bands of the share of people who have the name, from the bits that the score rests on.
  private func nameGroup(_ figures: JobFigures) -> Group {
    guard figures.isWeighed else { return Group(order: 5, name: "not weighed") }
    guard let bits = figures.nameBits else { return Group(order: 4, name: "not in the tables") }
    switch bits {
    case ..<9.9658: return Group(order: 0, name: "more than 1 in 1,000 people")
    case ..<13.2877: return Group(order: 1, name: "1 in 1,000 to 10,000")
    case ..<16.6096: return Group(order: 2, name: "1 in 10,000 to 100,000")
    default: return Group(order: 3, name: "fewer than 1 in 100,000")
    }
  }

  /// What a table is headed by.
  var title: String {
    switch self {
    case .documentType: "Type of document"
    case .issuer: "Issuer"
    case .picture: "Picture"
    case .familyName: "How common the family name is"
    case .month: "Month"
    }
  }
}
