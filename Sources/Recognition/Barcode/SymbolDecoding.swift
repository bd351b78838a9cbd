internal import CBarcodes
internal import Imaging

/// What a decoder took out of a picture of a symbol.
struct DecodedSymbol: Equatable {
  /// The payload's bytes, as the symbol holds them.
  var payload: [UInt8]
  /// The symbol's corners in that picture.
  var quad: Quad
}

/// Decodes the first PDF417 symbol of a grey picture, which must be nearly upright.
///
/// - Parameters:
///   - gray: A grey picture.
///   - everyWay: Also look for it turned by quarter turns.
///   - globalThreshold: Take one threshold for the whole picture.
/// - Returns: Nil when nothing decodes, whatever the reason.
func decodeSymbol(
  _ gray: Pixels, everyWay: Bool = false, globalThreshold: Bool = false
) -> DecodedSymbol? {
  guard gray.channels == 1 else { return nil }
  // The standard allows 925 data codewords; nothing that decodes to more is one symbol.
  var payload = [UInt8](repeating: 0, count: 4_096)
  var corners = [Int32](repeating: 0, count: 8)
  let flags =
    (everyWay ? UInt32(CBARCODES_TRY_ROTATE) : 0)
    | (globalThreshold ? UInt32(CBARCODES_GLOBAL_THRESHOLD) : 0)
  let count = unsafe cbarcodes_read_pdf417(
    gray.bytes, Int32(gray.width), Int32(gray.height), Int32(gray.width), &payload,
    Int32(payload.count), &corners, flags)
  guard count > 0, Int(count) <= payload.count else { return nil }
  let points = (0..<4).map { Point(x: Double(corners[2 * $0]), y: Double(corners[2 * $0 + 1])) }
  return DecodedSymbol(
    payload: Array(payload.prefix(Int(count))),
    quad: Quad(
      topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3]))
}
