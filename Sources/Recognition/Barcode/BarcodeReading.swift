internal import Imaging
internal import Proofing

/// Below this width of a module, in pixels, a symbol counts as too small to be read.
let smallestModule = 1.5

/// What the edges of a part of a picture say about a symbol without visible guard patterns.
///
/// Measured on 96 rendered card backs, a real one and 31 pictures without a symbol, two of which it
/// takes for one: symbols are 2.8 to 4.7 times as wide as tall and more than .75 covered. Their anisotropy
/// is .4 to .65 while bars can be told apart; text has less, and linear barcodes have more.
///
/// - Parameters:
///   - region: A part of a picture.
///   - longerSide: The picture's longer side.
/// - Returns: A reason, or nil when there is no sign of a symbol.
func reasonNotDecoded(_ region: BarcodeRegion, longerSide: Int) -> Reason? {
  let (long, short) = (
    max(region.quad.width, region.quad.height), min(region.quad.width, region.quad.height)
  )
  guard region.cover > 0.75, (2...7).contains(long / max(1, short)), region.anisotropy < 0.65,
    long > 0.3 * Double(longerSide)
  else { return nil }
  // The symbols of 32 payloads are 222 to 324 modules wide.
  if long / 300 < smallestModule { return .barcodeTooSmall }
  return region.anisotropy > 0.35 ? .barcodeUndecodable : nil
}

extension SymbolFrame {
  /// Finds a symbol in a part of a picture that lies at any angle.
  ///
  /// The part is turned upright first, with some margin, and the second look starts from what the
  /// first one found, so that perspective is gone when the edges are measured.
  init?(in gray: Pixels, near part: Quad) {
    let rough = part.width >= part.height ? part : part.quarterTurned
    guard let first = SymbolFrame.look(at: rough, in: gray, margin: 0.08) else { return nil }
    self = SymbolFrame.look(at: first.quad, in: gray, margin: 0.03) ?? first
  }

  /// Looks for guard patterns in a flattened part of a picture.
  private static func look(at part: Quad, in gray: Pixels, margin: Double) -> SymbolFrame? {
    let way = Homography(to: part)
    let tall = max(margin, margin * part.width / max(1, part.height))
    let wider = way.map(left: -margin, top: -tall, right: 1 + margin, bottom: 1 + tall)
    // 1,400 pixels are 4 to 9 a module; pixels made up beyond three times the picture's say nothing.
    let across = min(1_400, 3 * wider.width)
    let down = min(1_000, across * wider.height / max(1, wider.width))
    guard wider.isSane(in: gray), across >= 60, down >= 12 else { return nil }
    let flat = gray.warped(from: wider, width: Int(across), height: Int(down))
    // Four pixels are about a module here: blurred thin bars come apart again.
    guard let found = SymbolFrame(in: flat) ?? SymbolFrame(in: flat, sharpening: 4) else {
      return nil
    }
    var frame = found
    func back(_ point: Point) -> Point {
      way.map(
        point.x / Double(flat.width) * (1 + 2 * margin) - margin,
        point.y / Double(flat.height) * (1 + 2 * tall) - tall)
    }
    let corners = found.quad.corners.map(back)
    frame.quad = Quad(
      topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3])
    // No symbol is taller than three times its width: 90 rows of three modules and one column.
    guard frame.quad.isSane(in: gray), frame.quad.isConvex,
      frame.quad.height <= 3 * frame.quad.width
    else { return nil }
    return frame
  }
}

extension Quad {
  /// Whether all corners are numbers near the picture: guard patterns seen in noise may give any.
  fileprivate func isSane(in gray: Pixels) -> Bool {
    let reach = Double(2 * max(gray.width, gray.height))
    return corners.allSatisfy { abs($0.x) <= reach && abs($0.y) <= reach }
  }

  /// The same corners, beginning with the next one.
  fileprivate var quarterTurned: Quad {
    Quad(
      topLeft: topRight, topRight: bottomRight, bottomRight: bottomLeft, bottomLeft: topLeft)
  }
}

/// Decodes the symbol within a frame: as it is, and then drawn anew.
func decode(_ gray: Pixels, within frame: SymbolFrame) -> [UInt8]? {
  let scale = 4
  let width = frame.modules * scale
  let height = max(
    3 * scale, Int(Double(width) * frame.quad.height / max(1, frame.quad.width)))
  let quiet = 2.0 / Double(frame.modules)
  let above = quiet * Double(width) / Double(height)
  let way = Homography(to: frame.quad)
  let wider = way.map(left: -quiet, top: -above, right: 1 + quiet, bottom: 1 + above)
  guard wider.isSane(in: gray) else { return nil }
  let framed = gray.warped(from: wider, width: width + 4 * scale, height: height + 4 * scale)
  if let symbol = decodeSymbol(framed) { return symbol.payload }
  let flat = FlatSymbol(
    gray: gray.warped(from: frame.quad, width: width, height: height), scale: scale)
  for drawing in flat.rebuilt(limit: 3) {
    if let symbol = decodeSymbol(drawing) { return symbol.payload }
  }
  return decodeSymbol(framed, globalThreshold: true)?.payload
}

/// Decodes a symbol that lies straight in a picture, however little there is around it.
func decodePlainly(_ gray: Pixels) -> DecodedSymbol? {
  if let symbol = decodeSymbol(gray, everyWay: true) { return symbol }
  guard max(gray.width, gray.height) < 1_000 else { return nil }
  let larger = gray.resized(width: gray.width * 2, height: gray.height * 2)
  guard var symbol = decodeSymbol(larger, everyWay: true) else { return nil }
  func half(_ point: Point) -> Point { Point(x: point.x / 2, y: point.y / 2) }
  symbol.quad = Quad(
    topLeft: half(symbol.quad.topLeft), topRight: half(symbol.quad.topRight),
    bottomRight: half(symbol.quad.bottomRight), bottomLeft: half(symbol.quad.bottomLeft))
  return symbol
}
