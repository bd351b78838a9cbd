import CBarcodes
import Imaging
import Testing

@testable import Recognition

@Suite struct SymbolDecodingTests {
  @Test(arguments: [1, 2, 17, 90, 250, 420, 700]) func whatIsWrittenIsRead(count: Int) throws {
    var numbers = SeededNumbers(state: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    let symbol = try #require(DrawnSymbol(bytes))
    #expect(symbol.width > symbol.height * 3)
    #expect((symbol.width - 69).isMultiple(of: 17))
    #expect(decodeSymbol(symbol.picture(module: 2))?.payload == bytes)
  }

  @Test func everyByteSurvives() throws {
    let bytes = (0...255).map { UInt8($0) }
    let symbol = try #require(DrawnSymbol(bytes))
    #expect(decodeSymbol(symbol.picture(module: 2))?.payload == bytes)
  }

  @Test func moreThanASymbolHoldsIsNotWritten() {
    #expect(DrawnSymbol([UInt8](repeating: 200, count: 1_500)) == nil)
    #expect(DrawnSymbol([]) == nil)
    #expect(DrawnSymbol([65], level: 9) == nil)
  }

  @Test func nothingIsWrittenBeyondTheCallersBuffer() {
    var (width, height): (Int32, Int32) = (0, 0)
    var modules = [UInt8](repeating: 7, count: 10)
    let needed = unsafe cbarcodes_write_pdf417([65, 66], 2, 5, &modules, 10, &width, &height)
    #expect(needed == width * height && needed > 10)
    #expect(modules.allSatisfy { $0 == 7 })
  }

  @Test func aPayloadLargerThanTheBufferIsOnlyCounted() throws {
    let symbol = try #require(DrawnSymbol(Array("twelve bytes".utf8)))
    let picture = symbol.picture(module: 2)
    var out = [UInt8](repeating: 7, count: 11)
    var quad = [Int32](repeating: 0, count: 8)
    let count = unsafe cbarcodes_read_pdf417(
      picture.bytes, Int32(picture.width), Int32(picture.height), Int32(picture.width), &out, 11,
      &quad, 0)
    #expect(count == 12)
    #expect(out.allSatisfy { $0 == 7 })
  }

  @Test(arguments: [(0, 5, 5), (5, 0, 5), (5, 5, 4), (-1, 5, 5)])
  func wrongSizesAreAnError(width: Int32, height: Int32, stride: Int32) {
    var out = [UInt8](repeating: 0, count: 8)
    var quad = [Int32](repeating: 0, count: 8)
    let count = unsafe cbarcodes_read_pdf417(
      [UInt8](repeating: 0, count: 25), width, height, stride, &out, 8, &quad, 0)
    #expect(count == -1)
  }

  @Test(arguments: [1, 2, 3]) func aTurnedSymbolIsReadOnlyWhenAskedFor(quarters: Int) throws {
    let symbol = try #require(DrawnSymbol(Array("turned".utf8)))
    let turned = symbol.picture(module: 3).turned(quarterTurns: quarters)
    #expect(decodeSymbol(turned, everyWay: true)?.payload == Array("turned".utf8))
  }
}
