public import Imaging
public import Proofing

/// What reading the barcode of one picture gave.
public struct BarcodeResult: Sendable, Equatable {
  /// The payload's bytes as the symbol holds them; nil when no symbol was decoded.
  public var payload: Redacted<[UInt8]>?
  /// The symbol's corners in the picture, upper left first as it is read; nil when none was located.
  public var quad: Quad?
  /// The width of a module in pixels; nil when no symbol was located for certain.
  public var moduleWidth: Double?
  /// `barcode.not_found`, `barcode.too_small` or `barcode.undecodable`, or nothing.
  public var findings: [Finding]
}

/// Reads the PDF417 symbol of a picture of a card's back.
///
/// Any orientation, perspective and some blur are undone first: a decoder alone gives up beyond two
/// degrees of skew. How often it tries is bounded. What it gives has passed the symbol's error
/// correction; whether it is a card's payload, ``AAMVAPayload`` says.
///
/// - Parameter pixels: The picture, grey or colour.
/// - Returns: The payload, or a finding that says why there is none.
public func readBarcode(in pixels: Pixels) -> BarcodeResult {
  let gray = pixels.gray()
  // What has the shape of a symbol first: nearly always it is one, and each look costs.
  let found = gray.barcodeRegions(limit: 8)
  let longerSide = max(gray.width, gray.height)
  let shaped = found.map { reasonNotDecoded($0, longerSide: longerSide) != nil }
  let regions =
    zip(found, shaped).filter(\.1).map(\.0) + zip(found, shaped).filter { !$0.1 }.map(\.0)
  var located: SymbolFrame?
  for region in regions {
    guard let frame = SymbolFrame(in: gray, near: region.quad) else { continue }
    if let payload = decode(gray, within: frame) {
      return BarcodeResult(
        payload: Redacted(payload), quad: frame.quad, moduleWidth: frame.moduleWidth, findings: [])
    }
    if frame.sightings > located?.sightings ?? 0 { located = frame }
  }
  if let plain = decodePlainly(gray) {
    return BarcodeResult(
      payload: Redacted(plain.payload), quad: plain.quad, moduleWidth: located?.moduleWidth,
      findings: [])
  }
  let reason: Reason =
    if let located {
      located.moduleWidth < smallestModule ? .barcodeTooSmall : .barcodeUndecodable
    } else {
      found.lazy.compactMap { reasonNotDecoded($0, longerSide: longerSide) }.first
        ?? .barcodeNotFound
    }
  return BarcodeResult(
    payload: nil, quad: located?.quad, moduleWidth: located?.moduleWidth,
    findings: [Finding(reason, zone: .barcode)])
}
