import Foundation
import Imaging
import Proofing
import Testing

@Suite struct PixelsGeometryTests {
  /// Three by two pixels, all different: 1 2 3 over 4 5 6.
  let six = Pixels(width: 3, height: 2, channels: 1, bytes: [1, 2, 3, 4, 5, 6])

  @Test func greyFollowsTheWeightsOfBT601() {
    let colours: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0]
    let gray = Pixels(width: 5, height: 1, channels: 3, bytes: colours).gray()
    #expect(gray.channels == 1)
    #expect(gray.bytes == [76, 150, 29, 255, 0])
    #expect(six.gray() == six)
  }

  @Test(
    arguments: [
      (0, [1, 2, 3, 4, 5, 6]), (1, [4, 1, 5, 2, 6, 3]), (2, [6, 5, 4, 3, 2, 1]),
      (3, [3, 6, 2, 5, 1, 4]), (-1, [3, 6, 2, 5, 1, 4]), (5, [4, 1, 5, 2, 6, 3]),
    ] as [(Int, [UInt8])])
  func quarterTurnsGoClockwise(turns: Int, expected: [UInt8]) {
    let turned = six.turned(quarterTurns: turns)
    #expect(turned.bytes == expected)
    #expect(turned.width == (turns % 2 == 0 ? 3 : 2))
    #expect(turned.turned(quarterTurns: -turns) == six)
  }

  @Test func aBlurSpreadsAPointEvenlyAndKeepsItsLight() {
    var bytes = [UInt8](repeating: 0, count: 31 * 31)
    bytes[15 * 31 + 15] = 255
    let soft = Pixels(width: 31, height: 31, channels: 1, bytes: bytes).blurred(1)
    let middle = Double(soft.bytes[15 * 31 + 15])
    // A Gaussian of deviation 1 has 1 / 2π of its weight in the middle, and e^-½ of that beside it.
    #expect(abs(middle - 255 / 6.2832) < 1.5)
    for beside in [14 * 31 + 15, 16 * 31 + 15, 15 * 31 + 14, 15 * 31 + 16] {
      #expect(abs(Double(soft.bytes[beside]) - middle * 0.6065) < 1.5)
    }
    #expect(six.blurred(0.05) == six)
  }

  @Test func aColourPictureTurnsWholePixels() {
    let two = Pixels(width: 2, height: 1, channels: 3, bytes: [1, 2, 3, 4, 5, 6])
    let turned = two.turned(quarterTurns: 2)
    #expect(turned.bytes == [4, 5, 6, 1, 2, 3])
  }

  @Test(
    arguments: [
      (Box(x: 1, y: 0, width: 2, height: 2), 2, [2, 3, 5, 6]),
      (Box(x: -5, y: -5, width: 6, height: 6), 1, [1]),
      (Box(x: 0, y: 0, width: 99, height: 99), 3, [1, 2, 3, 4, 5, 6]),
      (Box(x: 50, y: 50, width: 2, height: 2), 1, [6]),
      (Box(x: 1, y: 1, width: 0, height: 0), 1, [5]),
      (Box(x: 2, y: 1, width: .max, height: .max), 1, [6]),
      (Box(x: .min, y: .min, width: .max, height: .max), 1, [1]),
      (Box(x: 1, y: 1, width: -7, height: .min), 1, [5]),
    ] as [(Box, Int, [UInt8])])
  func aCropIsClampedToThePicture(box: Box, width: Int, expected: [UInt8]) {
    let part = six.cropped(to: box)
    #expect(part.width == width)
    #expect(part.bytes == expected)
  }

  @Test func shrinkingTakesTheMeanOfTheArea() {
    let checks = Pixels(
      width: 4, height: 4, channels: 1,
      bytes: (0..<16).map { ($0 % 4 + $0 / 4) % 2 == 0 ? 0 : 200 })
    #expect(checks.resized(width: 2, height: 2).bytes == [100, 100, 100, 100])
  }

  @Test(arguments: [(1, 1), (7, 3), (3, 7), (0, -4), (300, 200)])
  func aFlatPictureStaysFlatInAnySize(width: Int, height: Int) {
    let flat = Pixels(
      width: 5, height: 4, channels: 3,
      bytes: Array(repeating: [10, 20, 30], count: 20).flatMap { $0 })
    let other = flat.resized(width: width, height: height)
    #expect(other.width == max(1, width) && other.height == max(1, height))
    #expect(
      stride(from: 0, to: other.bytes.count, by: 3).allSatisfy {
        Array(other.bytes[$0..<$0 + 3]) == [10, 20, 30]
      })
  }

  @Test func warpingTheWholePictureToItsOwnSizeChangesNothing() {
    let picture = gradient(width: 40, height: 30)
    let whole = Quad(
      topLeft: Point(x: 0, y: 0), topRight: Point(x: 40, y: 0), bottomRight: Point(x: 40, y: 30),
      bottomLeft: Point(x: 0, y: 30))
    #expect(picture.warped(from: whole, width: 40, height: 30) == picture)
  }

  @Test func warpingPartOfThePictureIsCropping() {
    let picture = gradient(width: 40, height: 30)
    let part = Quad(
      topLeft: Point(x: 10, y: 5), topRight: Point(x: 30, y: 5), bottomRight: Point(x: 30, y: 20),
      bottomLeft: Point(x: 10, y: 20))
    #expect(
      picture.warped(from: part, width: 20, height: 15)
        == picture.cropped(to: Box(x: 10, y: 5, width: 20, height: 15)))
  }

  @Test func outsideThePictureItsBorderIsRepeated() {
    let flat = Pixels(width: 8, height: 8, channels: 1, bytes: Array(repeating: 77, count: 64))
    let outside = Quad(
      topLeft: Point(x: -20, y: -20), topRight: Point(x: 28, y: -10),
      bottomRight: Point(x: 30, y: 30), bottomLeft: Point(x: -9, y: 28))
    #expect(flat.warped(from: outside, width: 16, height: 16).bytes.allSatisfy { $0 == 77 })
  }

  @Test func rotatingByAQuarterIsAQuarterTurn() {
    let picture = gradient(width: 40, height: 30)
    let rotated = picture.rotated(degrees: 90)
    let turned = picture.turned(quarterTurns: 1)
    #expect(rotated.width == turned.width && rotated.height == turned.height)
    #expect(zip(rotated.bytes, turned.bytes).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
  }

  @Test(arguments: Array(stride(from: -180.0, through: 180, by: 7.5)))
  func aRotatedPictureHoldsAllOfIt(degrees: Double) {
    // A white field on black with a border: turned, it has to keep its area.
    var bytes = [UInt8](repeating: 0, count: 60 * 40)
    for y in 10..<30 { for x in 10..<50 { bytes[y * 60 + x] = 255 } }
    let rotated = Pixels(width: 60, height: 40, channels: 1, bytes: bytes).rotated(degrees: degrees)
    let white = rotated.bytes.reduce(0.0) { $0 + Double($1) / 255 }
    #expect(abs(white - 800) < 16)
  }

  private func gradient(width: Int, height: Int) -> Pixels {
    Pixels(
      width: width, height: height, channels: 1,
      bytes: (0..<width * height).map { UInt8(($0 % width) * 4 + ($0 / width) * 2) })
  }
}
