import Foundation
import Imaging
import Testing

@testable import specimen

@Suite struct LineFileTests {
  private let pixels = Pixels(width: 3, height: 2, channels: 1, bytes: [0, 50, 100, 150, 200, 250])

  // The layout of Tesseract's ImageData::Serialize, written out.
  @Test func aFileIsLaidOutAsTesseractReadsIt() {
    let file = LineFile([DrawnLine(text: "A<1", pixels: pixels)], name: "n")
    let picture = encodePNG(pixels)
    let expected: [UInt8] =
      [1, 0, 0, 0] + [1] + [1, 0, 0, 0] + Array("n".utf8) + [0, 0, 0, 0]
      + [UInt8(picture.count), 0, 0, 0] + picture + [3, 0, 0, 0] + Array("mrz".utf8)
      + [3, 0, 0, 0] + Array("A<1".utf8) + [1, 0, 0, 0] + [0, 0, 0, 0, 3, 0, 2, 0]
      + [1, 0, 0, 0] + [3, 0, 0, 0] + Array("A<1".utf8) + [0]
    #expect(file.bytes == expected)
  }

  @Test func linesAreCountedAndNumbered() {
    let line = DrawnLine(text: "A", pixels: pixels)
    let one = LineFile([line], name: "n").bytes
    let two = LineFile([line, line], name: "n").bytes
    #expect(Array(two.prefix(4)) == [2, 0, 0, 0])
    #expect(two.count == 2 * one.count - 4)
    // Behind the mark, the length and the letter of the name.
    #expect(Array(two[one.count + 6..<one.count + 10]) == [1, 0, 0, 0])
  }
}
