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

  /// Sizes of lines, 48 pixels high, of a flattened passport's page and of a card; 768 and 640 are a zone's lines.
  private static let usualSizes =
    [(768, 48), usualPages[0], (640, 48)] + stride(from: 96, through: 480, by: 32).map { ($0, 48) }
    + [usualPages[1], (64, 48), (512, 48), (576, 48)]

  /// Sizes at which lines of most pages are looked for, though that stretches some by a tenth.
  static let usualPages: [(width: Int, height: Int)] = [(512, 352), (512, 320)]
}
