internal import Imaging
internal import Proofing

extension Recognizer {
  /// The front of a driver's license or state identification card.
  ///
  /// The flattened card first; the whole picture when that did not show every mandatory field. Where
  /// nothing of a front is to be seen, a license's symbol says that this is the back.
  func licenseFront(_ image: PageImage, besides barcode: Corroboration) -> Recognized {
    let start = milliseconds()
    var result = readFront(image.flattened ?? image.picture, besides: barcode)
    if image.flattened != nil, result.mandatoryCount < VisualZone.mandatory.count {
      let whole = readFront(image.picture, besides: barcode)
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
    let textEnd = milliseconds()
    var spent = [network.isLoaded ? Engine.network : Engine.text: textEnd - start]
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

  private func readFront(
    _ page: Pixels, besides barcode: Corroboration
  ) -> VisualZoneReader.Result {
    VisualZoneReader(usesNetwork: network.isLoaded, barcode: barcode).read(
      page, network: { network.read($0) }, numbered: { network.numbered($0, in: $1) },
      with: { text.read($0, layout: $1, threshold: $2) })
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

extension PrintedValue {
  /// The value as a reading.
  fileprivate func reading(confirmed: Bool, by engine: String) -> Reading {
    Reading(
      attribute: attribute, zone: .visual, box: box, raw: String(raw.map(\.character)),
      value: value, confidences: confidences, proof: confirmed ? .confidence : .none,
      engine: engine)
  }
}
