import Imaging
import Proofing
import Testing

@testable import Recognition

@Suite struct BarcodeResultTests {
  private let payload = SamplePayload.make().bytes

  private func back(module: Int = 3) throws -> Pixels {
    try #require(DrawnSymbol(payload)).picture(module: module)
  }

  @Test(arguments: [0.0, 11, 90, 166, 180, -75]) func everyAngleIsRead(degrees: Double) throws {
    let result = readBarcode(in: try back().rotated(degrees: degrees))
    #expect(result.payload?.revealed == payload)
    #expect(result.findings.isEmpty)
    #expect(abs((result.moduleWidth ?? 0) - 3) < 0.15)
  }

  @Test(arguments: [0.25, -0.25]) func perspectiveIsUndone(share: Double) throws {
    let picture = try back().rotated(degrees: 5).tilted(share)
    #expect(readBarcode(in: picture).payload?.revealed == payload)
  }

  @Test func aTurnedAndBlurredSymbolIsRead() throws {
    let picture = try back().rotated(degrees: -17).blurred(by: 3)
    #expect(decodePlainly(picture) == nil)
    #expect(readBarcode(in: picture).payload?.revealed == payload)
  }

  @Test func colourChangesNothing() throws {
    let gray = try back()
    let colors = Pixels(
      width: gray.width, height: gray.height, channels: 3,
      bytes: gray.bytes.flatMap { [$0, $0, UInt8($0 / 2 + 60)] })
    #expect(readBarcode(in: colors).payload?.revealed == payload)
  }

  @Test func aSymbolOfLessThanAPixelAModuleIsTooSmall() throws {
    let picture = try back(module: 2)
    let small = picture.resized(width: picture.width * 2 / 5, height: picture.height * 2 / 5)
    let result = readBarcode(in: small)
    #expect(result.payload == nil)
    #expect(result.findings.map(\.reason) == [.barcodeTooSmall])
  }

  @Test func aDestroyedSymbolIsLocatedAndUndecodable() throws {
    var picture = try back()
    var numbers = SeededNumbers(state: 5)
    let inner = picture.width / 4..<picture.width * 3 / 4
    for y in 0..<picture.height where y / 9 * 9 + 9 <= picture.height {
      for x in inner where x % 3 == 0 && y % 3 == 0 {
        let ink: UInt8 = Bool.random(using: &numbers) ? 35 : 225
        for place in 0..<9 where (24 * 3..<picture.height - 24 * 3).contains(y + place / 3) {
          picture.bytes[(y + place / 3) * picture.width + x + place % 3] = ink
        }
      }
    }
    let result = readBarcode(in: picture)
    #expect(result.payload == nil)
    #expect(result.findings == [Finding(.barcodeUndecodable, zone: .barcode)])
    #expect(result.quad != nil)
  }

  @Test(arguments: [0, 1, 2]) func whereThereIsNoSymbolNoneIsFound(kind: Int) {
    var numbers = SeededNumbers(state: 3)
    let bytes = (0..<400 * 300).map { place -> UInt8 in
      switch kind {
      case 0: 255
      case 1: UInt8(place % 400 / 2)
      default: UInt8.random(in: 0...255, using: &numbers)
      }
    }
    let result = readBarcode(in: Pixels(width: 400, height: 300, channels: 1, bytes: bytes))
    #expect(result.payload == nil && result.quad == nil)
    #expect(result.findings.map(\.reason) == [.barcodeNotFound])
  }

  @Test func partsOfSymbolsAtRandomNeverCrash() throws {
    var numbers = SeededNumbers(state: 31)
    let picture = try back(module: 2)
    for _ in 0..<12 {
      var torn = picture
      for _ in 0..<40 {
        let from = Int.random(in: 0..<torn.height, using: &numbers) * torn.width
        let to = Int.random(in: 0..<torn.height, using: &numbers) * torn.width
        let shift = Int.random(in: 0..<torn.width, using: &numbers)
        for x in 0..<torn.width {
          torn.bytes[to + x] = picture.bytes[from + (x + shift) % torn.width]
        }
      }
      let read = readBarcode(in: torn)
      #expect(read.payload.map { $0.revealed == payload } ?? !read.findings.isEmpty)
    }
  }

  @Test(arguments: [1, 2, 7]) func theSmallestPicturesAreNoTrouble(side: Int) {
    let pixels = Pixels(
      width: side, height: side, channels: 1, bytes: [UInt8](repeating: 0, count: side * side))
    #expect(readBarcode(in: pixels).findings.map(\.reason) == [.barcodeNotFound])
  }
}
