import Imaging

extension NetworkReader {
  /// Has the networks compile what they need for one of the usual sizes, which the first picture of that size
  /// would wait for otherwise, and again in every process forked from this one.
  ///
  /// - Parameter step: Which size, from 0; the most usual first, and once more last: what a reader forked then does first is
  ///   nearest to what was done last.
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

  private static let usualSizes =
    [(zoneWidths.1, lineHeight), usualPages[0]] + lineWidths.dropLast().map { ($0, lineHeight) }
    + [usualPages[1], usualSmallPage, usualPages[0], (zoneWidths.1, lineHeight)]

  /// Sizes at which lines of most pages are looked for, though that stretches some by an eighth.
  static let usualPages: [(width: Int, height: Int)] = [(512, 352), (512, 320)]
  /// The same for pages of ``smallPages``.
  static let usualSmallPage = (width: 640, height: 448)
  /// Pixels along the longer side of pages whose lines need more than 512.
  static let smallPages = 600...900
}
