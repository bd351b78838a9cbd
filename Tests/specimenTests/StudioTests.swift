import Imaging
import Randomness
import Testing

@testable import specimen

@Suite struct StudioTests {
  @Test func anyDrawingCanBePhotographed() throws {
    var studio = try Studio()
    var random = SeededRandom(seed: 1)
    let drawing = """
      <svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">
        <rect width="60" height="40" fill="#ff0000"/>
      </svg>
      """
    let shot = try studio.picture(of: drawing, cornerRadius: 0, under: Effects(), by: &random)
    let pixels = try decode(shot.file).pixels
    #expect(pixels.width == 60 && pixels.height == 40)
    #expect(pixels.bytes[0] > 240 && pixels.bytes[1] < 20 && pixels.bytes[2] < 20)
  }

  @Test func aDrawingThatIsNoneIsAnErrorInTheRenderersWords() throws {
    var studio = try Studio()
    var random = SeededRandom(seed: 1)
    #expect(throws: SpecimenError.self) {
      try studio.picture(of: "no drawing", cornerRadius: 0, under: Effects(), by: &random)
    }
  }
}
