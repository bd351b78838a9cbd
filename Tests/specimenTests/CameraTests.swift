import Imaging
import Proofing
import Randomness
import Testing

@testable import specimen

@Suite struct CameraTests {
  /// Red above, blue below, a white corner at the upper left: every orientation looks different.
  private let card: Pixels = {
    var bytes: [UInt8] = []
    for y in 0..<40 {
      for x in 0..<64 {
        bytes += x < 16 && y < 10 ? [255, 255, 255] : y < 20 ? [200, 20, 20] : [20, 20, 200]
      }
    }
    return Pixels(width: 64, height: 40, channels: 3, bytes: bytes)
  }()

  private func shot(_ effects: Effects, seed: UInt64 = 1) throws -> Camera.Shot {
    var random = SeededRandom(seed: seed)
    return try Camera().shoot(card, cornerRadius: 4, under: effects, by: &random)
  }

  @Test(arguments: 1...8) func aViewerThatObeysTheOrientationSeesItUpright(orientation: Int) throws
  {
    var effects = Effects()
    effects.quality = 100
    let upright = try decode(shot(effects).file)
    effects.exif = orientation
    let seen = try decode(shot(effects).file)
    #expect(seen.format.orientation == orientation)
    #expect(seen.pixels.width == 64 && seen.pixels.height == 40)
    let difference = zip(seen.pixels.bytes, upright.pixels.bytes).map { abs(Int($0) - Int($1)) }
    #expect(difference.reduce(0, +) / difference.count < 4)
  }

  @Test func storedPixelsReallyDiffer() throws {
    var effects = Effects()
    effects.exif = 6
    let shot = try shot(effects)
    #expect(shot.width == 40 && shot.height == 64)
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    for style in Effects.Style.allCases {
      var random = SeededRandom(seed: 3)
      let effects = Effects.styled(style, by: &random)
      #expect(try shot(effects).file == shot(effects).file)
      #expect(try shot(effects, seed: 2).file != shot(effects).file)
    }
  }

  @Test(arguments: 0...3) func cornersAreWhereTheDocumentIs(turns: Int) throws {
    var effects = Effects()
    effects.ground = .cloth
    effects.margin = 0.3
    effects.degrees = 12
    effects.perspective = 0.1
    effects.quality = 100
    effects.quarterTurns = turns
    let shot = try shot(effects)
    let picture = try decode(shot.file).pixels
    let centre = Point(
      x: shot.corners.map(\.x).reduce(0, +) / 4, y: shot.corners.map(\.y).reduce(0, +) / 4)
    // A quarter of the way from the document's upper left corner to its centre it is white.
    func color(_ share: Double) -> [UInt8] {
      let x = Int(shot.corners[0].x + (centre.x - shot.corners[0].x) * share)
      let y = Int(shot.corners[0].y + (centre.y - shot.corners[0].y) * share)
      return Array(picture.bytes[(y * picture.width + x) * 3..<(y * picture.width + x) * 3 + 3])
    }
    #expect(color(0.25).allSatisfy { $0 > 200 })
    #expect(color(-0.25).allSatisfy { $0 < 120 })
  }

  @Test func blurKeepsAFlatColorAndSoftensAnEdge() {
    let flat = Pixels(
      width: 20, height: 20, channels: 3, bytes: .init(repeating: 137, count: 1_200))
    #expect(flat.blurred(2.5) == flat)
    #expect(card.blurred(0.05) == card)
    let soft = card.blurred(2)
    let edge = (19 * 64 + 40) * 3
    #expect(soft.bytes[edge] < card.bytes[edge] && soft.bytes[edge] > card.bytes[edge + 64 * 3])
  }

  @Test func noiseHasTheDeviationThatWasAskedFor() {
    var grey = Pixels(
      width: 100, height: 100, channels: 3, bytes: .init(repeating: 128, count: 30_000))
    var random = SeededRandom(seed: 4)
    grey.addNoise(6, by: &random)
    let strays = grey.bytes.map { (Double($0) - 128) * (Double($0) - 128) }
    let deviation = (strays.reduce(0, +) / 30_000).squareRoot()
    #expect((5...6.5).contains(deviation))
  }

  @Test func aPictureThatIsTooLargeIsRefused() {
    var effects = Effects()
    effects.across = 30_000
    #expect(throws: SpecimenError.self) { _ = try shot(effects) }
  }
}
