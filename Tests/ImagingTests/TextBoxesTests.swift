import Imaging
import Testing

@Suite struct TextBoxesTests {
  /// A map with a bar of text in it.
  private func map(probability: Float) -> [Float] {
    var map = [Float](repeating: 0, count: 200 * 100)
    for row in 40..<50 {
      for column in 30..<130 { map[row * 200 + column] = probability }
    }
    return map
  }

  @Test func aRegionIsABoxGrownOnAllSides() throws {
    let boxes = textBoxes(in: map(probability: 0.9), width: 200, height: 100)
    let box = try #require(boxes.first)
    #expect(boxes.count == 1)
    #expect(box.topLeft.x < 30 && box.topLeft.y < 40)
    #expect(box.bottomRight.x > 130 && box.bottomRight.y > 50)
    #expect(box.width > 3 * box.height)
  }

  @Test func aFaintRegionIsNoText() {
    #expect(textBoxes(in: map(probability: 0.35), width: 200, height: 100).isEmpty)
    #expect(textBoxes(in: [], width: 200, height: 100).isEmpty)
  }
}
