import Imaging
import Proofing
import Testing

@testable import Recognition

@Suite struct RecognizerCutOffTests {
  private let page = Pixels(
    width: 900, height: 100, channels: 1, bytes: [UInt8](repeating: 255, count: 90_000))

  private func reasons(_ text: String, x: Int, confidence: Double = 0.99) -> [Reason] {
    Recognizer.cutOffFindings([.make(text, x: x, y: 20, confidence: confidence)], on: page)
      .map(\.reason)
  }

  @Test func printThatRunsIntoASideIsCutOff() {
    #expect(reasons("ERIKSSON", x: 2) == [.imageCutOff])
    #expect(reasons("ERIKSSON", x: 900 - 8 * 21) == [.imageCutOff])
  }

  @Test func printWithAMarginIsNot() {
    #expect(reasons("ERIKSSON", x: 10) == [])
    #expect(reasons("ERIKSSON", x: 880 - 8 * 21) == [])
  }

  @Test func dirtAtTheEdgeIsNoPrint() {
    #expect(reasons("ERIKSSON", x: 0, confidence: 0.7) == [])
    #expect(reasons("ER", x: 0) == [])
  }
}
