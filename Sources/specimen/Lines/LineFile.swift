import Foundation
import Imaging

/// Lines with their text in the format that Tesseract's `lstmtraining` and `lstmeval` take (`.lstmf`).
///
/// Source: Tesseract 5.3, `src/ccstruct/imagedata.cpp`, `DocumentData::SaveDocument` and
/// `ImageData::Serialize`: a number of pages, and of each a mark that it is there, a name, a number, a PNG,
/// a language, the text, a box, the box's text and whether it is written downwards. All numbers are little-endian,
/// and lists and texts begin with their length in 32 bits.
struct LineFile: Sendable {
  private(set) var bytes: [UInt8] = []

  /// A file of these lines, in this order.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - name: What Tesseract calls them in what it writes.
  init(_ lines: [DrawnLine], name: String) {
    append(UInt32(lines.count))
    for (place, line) in lines.enumerated() {
      append(UInt8(1))
      append(text: name)
      append(UInt32(place))
      append(list: encodePNG(line.pixels))
      append(text: "mrz")
      append(text: line.text)
      append(UInt32(1))
      for side in [0, 0, line.pixels.width, line.pixels.height] { append(Int16(clamping: side)) }
      append(UInt32(1))
      append(text: line.text)
      append(UInt8(0))
    }
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    var rest = number
    for _ in 0..<number.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  private mutating func append(list: some Collection<UInt8>) {
    append(UInt32(list.count))
    bytes += list
  }

  private mutating func append(text: String) { append(list: text.utf8) }
}
