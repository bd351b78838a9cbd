internal import Imaging
internal import Proofing

extension Recognizer {
  /// The back of a driver's license or state identification card.
  ///
  /// The flattened card first; the whole picture when that gave no payload, because a card's edges
  /// are sometimes found too far in.
  func licenseBack(_ image: PageImage) -> Recognized {
    let start = milliseconds()
    var page = image.flattened ?? image.picture
    var result = readBarcode(in: page)
    if result.payload == nil, image.flattened != nil {
      let whole = readBarcode(in: image.picture)
      if whole.payload != nil || result.quad == nil && whole.quad != nil {
        (page, result) = (image.picture, whole)
      }
    }
    if result.quad == nil, showsFront(image.flattened ?? image.picture) {
      result.findings.append(Finding(.classifyWrongSide))
    }
    let turns = result.quad.map(Self.quarterTurns) ?? 0
    var readings: [Reading] = []
    var findings = result.findings
    if let payload = result.payload.map({ AAMVAPayload(parsing: $0.revealed) }) {
      let box =
        (result.quad.map(Self.box) ?? Box(x: 0, y: 0, width: page.width, height: page.height))
        .turned(quarterTurns: turns, width: page.width, height: page.height)
      readings = Recognition.readings(of: payload, box: box)
      findings += payload.findings
    }
    return Recognized(
      page: page.turned(quarterTurns: turns), readings: readings, findings: findings,
      milliseconds: [Engine.barcode: milliseconds() - start],
      verbatim: Verbatim(payload: result.payload))
  }

  /// Whether a page without a symbol shows what stands on a front; it is looked at once, as it lies.
  private func showsFront(_ page: Pixels) -> Bool {
    let scale = 1_200 / Double(max(page.width, page.height))
    let scaled = page.resized(
      width: max(1, Int(Double(page.width) * scale)),
      height: max(1, Int(Double(page.height) * scale)))
    let zone = VisualZone(reading: text.read(scaled, layout: .sparse, threshold: .local))
    return VisualZone.mandatory.count { zone[$0] != nil } >= 2
  }

  /// Clockwise quarter turns after which a symbol's upper edge is on top.
  private static func quarterTurns(_ quad: Quad) -> Int {
    let across = quad.topRight.x - quad.topLeft.x
    let down = quad.topRight.y - quad.topLeft.y
    if abs(across) >= abs(down) { return across >= 0 ? 0 : 2 }
    return down >= 0 ? 3 : 1
  }

  /// The upright rectangle around a symbol.
  private static func box(_ quad: Quad) -> Box {
    let left = quad.corners.map(\.x).min() ?? 0
    let top = quad.corners.map(\.y).min() ?? 0
    let right = quad.corners.map(\.x).max() ?? left
    let bottom = quad.corners.map(\.y).max() ?? top
    return Box(
      x: Int(left.rounded(.down)), y: Int(top.rounded(.down)),
      width: Int((right - left).rounded(.up)), height: Int((bottom - top).rounded(.up)))
  }
}

extension Box {
  /// The same box after a picture of the given size was turned clockwise.
  func turned(quarterTurns: Int, width: Int, height: Int) -> Box {
    switch ((quarterTurns % 4) + 4) % 4 {
    case 1: Box(x: height - y - self.height, y: x, width: self.height, height: self.width)
    case 2:
      Box(
        x: width - x - self.width, y: height - y - self.height, width: self.width,
        height: self.height)
    case 3: Box(x: y, y: width - x - self.width, width: self.height, height: self.width)
    default: self
    }
  }
}
