internal import Imaging
internal import Proofing

extension Recognizer {
  /// The front of a driver's license or state identification card.
  ///
  /// The flattened card first; the whole picture when that did not show every mandatory field. Where
  /// nothing of a front is to be seen, a license's symbol says that this is the back.
  func licenseFront(_ image: PageImage, besides barcode: Corroboration) -> Recognized {
    var spent: [String: Double] = [:]
    var result = readFront(image.flattened ?? image.picture, besides: barcode, spent: &spent)
    if image.flattened != nil, result.mandatoryCount < VisualZone.mandatory.count {
      let whole = readFront(image.picture, besides: barcode, spent: &spent)
      if whole.mandatoryCount > result.mandatoryCount { result = whole }
    }
    let readings = result.zone.values.filter {
      $0.leastConfidence
        >= VisualZone.least($0.attribute, byNetwork: result.byNetwork.contains($0.attribute))
    }
    .map { value in
      value.reading(
        confirmed: result.confirmed.contains(value.attribute),
        by: result.byNetwork.contains(value.attribute) ? Engine.network : Engine.text)
    }
    var findings = Self.licenseFindings(result.zone, read: Set(readings.map(\.attribute)))
    findings += VisualZone.printFindings(in: result.lines, besides: result.zone.values)
    findings += Self.cutOffFindings(
      result.lines, on: result.page, shapes: image.flattened == nil ? [.id1] : [])
    let textEnd = milliseconds()
    if findings.contains(where: { $0.reason == .classifyUnrecognized }) {
      let payload = readBarcode(in: result.page).payload
      if let payload, !AAMVAPayload(parsing: payload.revealed).elements.isEmpty {
        findings.append(Finding(.classifyWrongSide))
      }
      spent[Engine.barcode] = milliseconds() - textEnd
    }
    return Recognized(
      page: result.page, readings: readings, findings: findings, milliseconds: spent)
  }

  /// Reads a front; adds the CPU milliseconds of each engine that read.
  private func readFront(
    _ page: Pixels, besides barcode: Corroboration, spent: inout [String: Double]
  ) -> VisualZoneReader.Result {
    VisualZoneReader(usesNetwork: network.isLoaded, barcode: barcode).read(
      page,
      network: { page in
        let start = milliseconds()
        defer { spent[Engine.network, default: 0] += milliseconds() - start }
        return network.read(page)
      },
      numbered: { lines, page in
        let start = milliseconds()
        defer { spent[Engine.network, default: 0] += milliseconds() - start }
        return network.numbered(lines, in: page)
      },
      with: { page, layout, threshold in
        let start = milliseconds()
        defer { spent[Engine.text, default: 0] += milliseconds() - start }
        return text.read(page, layout: layout, threshold: threshold)
      })
  }

  private static func licenseFindings(_ zone: VisualZone, read: Set<Attribute>) -> [Finding] {
    if read.isDisjoint(with: VisualZone.mandatory), !zone.saysWhatItIs {
      return [Finding(.classifyUnrecognized, zone: .visual)]
    }
    let missing = VisualZone.mandatory.filter { !read.contains($0) }
      .map { Finding(.ocrFieldMissing, attribute: $0, zone: .visual) }
    let ambiguous = zone.ambiguous.map { Finding(.ocrFieldAmbiguous, attribute: $0, zone: .visual) }
    let weak = zone.values.filter { !read.contains($0.attribute) }
      .map { Finding(.ocrFieldLowConfidence, attribute: $0.attribute, zone: .visual) }
    return missing + ambiguous + weak
  }
}
