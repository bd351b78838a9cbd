import Imaging

extension NetworkReader {
  /// Has the networks compile what they need for one of the usual sizes, which the first picture of that size
  /// would wait for otherwise, and again in every process forked from this one.
  ///
  /// - Parameter step: Which size, from 0; the most usual first.
  /// - Returns: False when there is no such size, or no network.
  func prepare(_ step: Int) -> Bool {
    guard isLoaded, Self.usualSizes.indices.contains(step) else { return false }
    let (width, height) = Self.usualSizes[step]
    let blank = Pixels(
      width: width, height: height, channels: 1,
      bytes: Array(repeating: 255, count: width * height))
    look(at: blank)
    return true
  }

  /// Sizes of lines, 48 pixels high, of a flattened card and of a passport's page; the wide lines are a zone's.
  ///
  /// 95 of 100 lines of 27 real and 8 drawn license fronts have one of the first, and half of the drawn cards. Each
  /// takes 20 to 50 ms of CPU, a card or a page four times as much.
  private static let usualSizes = [
    (256, 48), (192, 48), (320, 48), (128, 48), (384, 48), (448, 48), (640, 416), (1_024, 48),
    (1_152, 48), (640, 448), (512, 48), (64, 48), (896, 48), (1_280, 48), (576, 48), (640, 48),
  ]
}
