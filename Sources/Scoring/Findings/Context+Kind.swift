import Proofing

extension Context {
  /// The document is surely of another kind than the job says.
  ///
  /// A barcode says so by its subfile (AAMVA 2020 D.12.3), a machine readable zone by its document code
  /// (ICAO 9303-4 to -7) if a check digit vouches for that zone. Print alone is not certain; where it
  /// says what the job says, nothing is.
  func typeFindings(of evidence: Evidence, at place: Int) -> [Finding] {
    let read = sources(of: place)
    let kinds = read.map { (source: $0, types: Self.types(of: $0)) }
    if kinds.contains(where: { $0.types?.contains(evidence.type) == true }) { return [] }
    return kinds.compactMap { source, types in
      guard types != nil, isCertainOfKind(source) else { return nil }
      return Finding(
        .classifyTypeMismatch, zone: source.zone, evidence: place, side: source.side, proved: true)
    }
  }

  private func isCertainOfKind(_ source: Source) -> Bool {
    switch source.zone {
    case .visual: false
    case .barcode: source.said(.documentType).map(isCertain) ?? false
    case .machineReadable:
      [Attribute.documentNumber, .dateOfBirth].allSatisfy { attribute in
        source.said(attribute).map { $0.proof == .checkDigit && isCertain($0) } ?? false
      }
    }
  }

  /// The types that what a source says of itself fits; nil when it says nothing.
  private static func types(of source: Source) -> [EvidenceType]? {
    if let type = source.said(.documentType)?.text {
      return type == "ID" ? [.stateID] : type == "DL" ? [.driversLicense] : nil
    }
    switch source.said(.documentCode)?.text.first {
    case "P": return [.passport]
    case "V": return [.visa]
    case "A", "C", "I": return [.identityCard, .passportCard, .stateID]
    default: return nil
    }
  }

  /// Two pictures that are said to show two sides of a document and show the same one.
  func sameSideFindings(at place: Int) -> [Finding] {
    let own = pages.filter { $0.evidence == place }.sorted { $0.picture < $1.picture }
    var findings: [Finding] = []
    for (index, first) in own.enumerated() {
      for second in own[(index + 1)...] where second.side != first.side {
        guard let left = first.perceptualHash, let right = second.perceptualHash,
          left.count == right.count,
          zip(left, right).reduce(0, { $0 + ($1.0 ^ $1.1).nonzeroBitCount }) <= Self.fewBits
        else { continue }
        findings.append(Finding(.imageSameSideTwice, evidence: place, side: second.side))
      }
    }
    return findings
  }

  /// Of 256 bits.
  private static let fewBits = 20
}
