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
  /// Nine of ten lines of 77 real pages with a zone have one of them, and one of five of those pages. A line takes 20 to
  /// 50 ms of CPU, a page 140. With 29 sizes a reader's peak was 342 MB, with 20 less than 300.
  private static let usualSizes =
    [(1_152, 48), (640, 448)] + stride(from: 96, through: 480, by: 32).map { ($0, 48) }
    + [
      (1_024, 48), (640, 416), (1_280, 48), (64, 48), (512, 48), (896, 48), (576, 48), (640, 48),
      (768, 48),
    ]
}
