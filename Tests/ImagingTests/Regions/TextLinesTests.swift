import Imaging
import Testing

@Suite struct TextLinesTests {
  /// Rows of dark strokes, four pixels wide and with gaps of as much, on a light ground.
  func page(width: Int = 900, height: Int = 600, rows: [Int]) -> Pixels {
    var bytes = [UInt8](repeating: 220, count: width * height)
    for top in rows {
      for y in top..<(top + 18) {
        for x in stride(from: 100, to: width - 100, by: 12) {
          for offset in 0..<4 { bytes[y * width + x + offset] = 30 }
        }
      }
    }
    return Pixels(width: width, height: height, channels: 1, bytes: bytes)
  }

  @Test func everyRowIsFoundWhereItStands() throws {
    let lines = textLines(in: page(rows: [200, 300, 400]))
    let long = lines.filter { $0.width > 500 }.sorted { $0.topLeft.y < $1.topLeft.y }
    #expect(long.count == 3)
    for (line, top) in zip(long, [200.0, 300, 400]) {
      #expect(abs(line.topLeft.y - top) < 5 && abs(line.bottomLeft.y - top - 18) < 5)
      #expect(abs(line.topLeft.x - 100) < 12 && abs(line.topRight.x - 792) < 16)
    }
  }

  @Test(arguments: [0.0, 12, -20, 35, 60, -75])
  func theDirectionOfTheRowsIsFound(degrees: Double) throws {
    let turned = page(rows: [200, 260, 320, 380]).rotated(degrees: degrees)
    let angles = textAngles(in: turned)
    #expect(angles.contains { abs($0 - degrees) <= 2 })
  }

  @Test func tiltedRowsComeWithTheirCorners() throws {
    let turned = page(rows: [200, 300, 400]).rotated(degrees: 20)
    let long = textLines(in: turned, along: 20).filter { $0.width > 500 }
    #expect(long.count == 3)
    for line in long {
      let slope = (line.topRight.y - line.topLeft.y) / (line.topRight.x - line.topLeft.x)
      #expect(abs(slope - 0.364) < 0.03)
      #expect(line.area > 0)
    }
  }

  @Test func rowsOfAPartComeWithTheirPlacesInThePicture() {
    // The part reaches beyond the picture's left and right.
    let part = Quad(
      topLeft: Point(x: -20, y: 270), topRight: Point(x: 950, y: 270),
      bottomRight: Point(x: 950, y: 450), bottomLeft: Point(x: -20, y: 450))
    let lines = textLines(
      in: page(rows: [200, 300, 400]), within: part, along: 0, smooth: 0, quick: true)
    let long = lines.filter { $0.width > 500 }.sorted { $0.topLeft.y < $1.topLeft.y }
    #expect(long.count == 2)
    for (line, top) in zip(long, [300.0, 400]) {
      #expect(abs(line.topLeft.y - top) < 5 && abs(line.bottomLeft.y - top - 18) < 5)
      #expect(abs(line.topLeft.x - 100) < 12 && abs(line.topRight.x - 792) < 16)
    }
  }

  @Test func emptyPaperHasNoLines() {
    #expect(textLines(in: page(rows: [])).isEmpty)
  }

  @Test(arguments: [(1, 1), (3, 2000), (2000, 3), (40, 40)])
  func anOddSizeIsNoError(width: Int, height: Int) {
    let pixels = Pixels(
      width: width, height: height, channels: 3,
      bytes: Array(repeating: 128, count: width * height * 3))
    #expect(textLines(in: pixels).isEmpty)
    #expect(textAngles(in: pixels, atMost: 2).count <= 2)
  }

  @Test func noMoreIsGivenThanAskedFor() {
    #expect(textLines(in: page(rows: [200, 300, 400]), atMost: 2).count <= 2)
    #expect(textLines(in: page(rows: [200, 300, 400]), atMost: 0).isEmpty)
  }
}
