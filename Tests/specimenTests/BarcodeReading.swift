import CBarcodes
import Imaging

/// What ZXing reads in a flat picture, nil when nothing decodes.
func read(_ grey: Pixels) -> String? {
  var payload = [UInt8](repeating: 0, count: 3_000)
  var quad = [Int32](repeating: 0, count: 8)
  let count = unsafe cbarcodes_read_pdf417(
    grey.bytes, Int32(grey.width), Int32(grey.height), Int32(grey.width), &payload,
    Int32(payload.count), &quad, 0)
  return count > 0 ? String(decoding: payload.prefix(Int(count)), as: UTF8.self) : nil
}
