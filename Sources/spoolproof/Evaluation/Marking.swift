import Proofing
import Recognition

extension PictureLabel {
  /// What has to be read to compare a picture with its label, each as a page of its own.
  ///
  /// Empty when the kind is not counted or its truth is not there. A negative is read in every way
  /// in which something could be found.
  var readings: [(type: EvidenceType, side: Side)] {
    switch kind {
    case .passport: mrz == nil ? [] : [(.passport, .front)]
    case .td1, .td2: mrz == nil ? [] : [(.identityCard, .front)]
    case .mrv: mrz == nil ? [] : [(.visa, .front)]
    case .licenseFront: [(.driversLicense, .front)]
    case .licenseBack: [(.driversLicense, .back)]
    case .pdf417: barcodeText == nil ? [] : [(.driversLicense, .back)]
    case .negative:
      [(.driversLicense, .back), (.passport, .front), (.driversLicense, .front)]
    case .otherDocument, .face: []
    }
  }

  /// Compares what was read with the truth.
  ///
  /// - Parameters:
  ///   - pages: One for each of ``readings``; fewer when reading failed.
  ///   - trouble: Why it failed.
  /// - Returns: What was found, and each line and field with its truth.
  func marked(_ pages: [Page], trouble: String? = nil) -> MarkedPicture {
    var picture = MarkedPicture(
      file: file, kind: kind,
      pictureClass: PictureClass(self, format: pages.first?.format), group: group,
      trouble: trouble)
    let read = pages.flatMap(\.readings)
    let verbatim = pages.first?.verbatim ?? Verbatim()
    switch kind {
    case .passport, .td1, .td2, .mrv:
      picture.isFound = !verbatim.zoneLines.isEmpty
      picture.lines = markedLines(verbatim.zoneLines)
      picture.fields = markedChecked(read)
    case .licenseFront:
      picture.isFound = !read.isEmpty
      picture.fields = FieldReadings(readings: read).marked(fields ?? [:])
    case .licenseBack:
      picture.isFound = verbatim.payload != nil
      picture.fields = FieldReadings(
        readings: read, payload: verbatim.payload.map { AAMVAPayload(parsing: $0.revealed) }
      ).marked(fields ?? [:])
    case .pdf417:
      picture.isFound = verbatim.payload != nil
      picture.fields = [markedText(verbatim.payload)]
    case .negative:
      picture.fields = read.filter { $0.proof != .none }.map {
        MarkedField(
          name: $0.attribute.rawValue, truth: nil, read: $0.value, proof: $0.proof, verdict: .wrong)
      }
    case .otherDocument, .face: break
    }
    return picture
  }

  /// Line by line, character by character.
  private func markedLines(_ read: [Redacted<String>]) -> [MarkedField] {
    (mrz ?? []).enumerated().map { place, truth in
      let line = read.indices.contains(place) ? read[place] : nil
      return MarkedField(
        name: "line \(place + 1)", truth: Redacted(truth), read: line, proof: .none,
        verdict: line == nil ? .missing : line?.revealed == truth ? .exact : .wrong)
    }
  }

  /// The fields with a check digit of their own that are read apart: number, birth date, expiry.
  ///
  /// Their truth is the label's, or what the true lines say.
  private func markedChecked(_ read: [Reading]) -> [MarkedField] {
    // Lines of a national layout may look like a zone; then their check digits do not hold.
    let zone = mrz.flatMap { MachineReadableZone(lines: $0) }.flatMap {
      $0.everyCheckHolds ? $0 : nil
    }
    let names: [(Attribute, [String])] = [
      (.documentNumber, ["documentNumber"]), (.dateOfBirth, ["birthYYMMDD", "dateOfBirth"]),
      (.dateOfExpiry, ["expiryYYMMDD", "dateOfExpiry"]),
    ]
    return names.compactMap { attribute, names in
      let labelled = names.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
      guard let truth = labelled ?? zone?.value(of: attribute)?.revealed else { return nil }
      let reading = read.first { $0.attribute == attribute && $0.zone == .machineReadable }
      let agrees = reading.map {
        FieldForm(attribute.rawValue).agree(truth, $0.value.revealed)
      }
      return MarkedField(
        name: attribute.rawValue, truth: Redacted(truth), read: reading?.value,
        proof: reading?.proof ?? .none,
        verdict: agrees == nil ? .missing : agrees == true ? .exact : .wrong)
    }
  }

  /// The text of a symbol; its bytes may be ISO 8859-1 or UTF-8.
  private func markedText(_ payload: Redacted<[UInt8]>?) -> MarkedField {
    let truth = barcodeText ?? ""
    let bytes = payload?.revealed ?? []
    let latin = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    let unicode = String(validating: bytes, as: UTF8.self)
    let agrees = latin == truth || unicode == truth
    return MarkedField(
      name: "barcode_text", truth: Redacted(truth),
      read: payload == nil ? nil : Redacted(unicode ?? latin), proof: .none,
      verdict: payload == nil ? .missing : agrees ? .exact : .wrong)
  }
}

extension PayloadLabel {
  /// Parses a payload and compares it with the truth, without any picture.
  func marked(_ bytes: [UInt8]) -> [MarkedField] {
    let payload = AAMVAPayload(parsing: bytes)
    let readings = Recognition.readings(
      of: payload, box: Box(x: 0, y: 0, width: 0, height: 0))
    return FieldReadings(readings: readings, payload: payload).marked(fields)
  }
}
