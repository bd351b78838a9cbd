import Imaging
import Proofing

extension Recognizer {
  /// Whether print runs into a side of the page: then a part of it lies outside of the picture.
  ///
  /// No card and no page prints nearer to its side than a hundredth of its width.
  ///
  /// - Parameters:
  ///   - lines: What was read on the page.
  ///   - page: The page, on which the boxes lie.
  /// - Returns: `image.cut_off`, or nothing.
  static func cutOffFindings(_ lines: [TextLine], on page: Pixels) -> [Finding] {
    let margin = page.width / 300
    let isCut = lines.contains { line in
      let solid = line.characters.filter { $0.box.width > 0 }
      guard solid.count >= 3, let first = solid.first, let last = solid.last,
        solid.allSatisfy({ $0.confidence >= legible })
      else { return false }
      return first.box.x <= margin || last.box.x + last.box.width >= page.width - margin
    }
    return isCut ? [Finding(.imageCutOff)] : []
  }

  /// From here on a character is no dirt at the picture's edge.
  private static let legible = 0.8
}
