import Imaging
import Proofing

extension Recognizer {
  /// Whether a part of the document lies outside of the picture, by what was read on it.
  ///
  /// Three things show it. Print runs into the left or the right side: no card and no page prints nearer to its side than a hundredth
  /// of its width. Or a row of the zone stands too near to a side or to the bottom. Or the print is wider than a document as high as
  /// the picture could be, so that its top or its bottom is missing.
  ///
  /// - Parameters:
  ///   - lines: What was read on the page.
  ///   - zone: What was read in its zone, whose rows may not be among the lines.
  ///   - page: The page, on which the boxes lie.
  ///   - shapes: The shapes that the document may have; none where its edges were found, since all of it is there then.
  /// - Returns: `image.cut_off`, or nothing.
  static func cutOffFindings(
    _ lines: [TextLine], zone: [Reading] = [], on page: Pixels, shapes: [DocumentShape]
  ) -> [Finding] {
    let print = lines.filter(\.isLegible)
    let isCut =
      print.contains { runsIntoASide($0, of: page) }
      || standsAtASide(lines.filter(\.isOfZone).map(\.box) + rows(of: zone), of: page)
      || isTooWide(print, for: page, shapes: shapes)
    return isCut ? [Finding(.imageCutOff)] : []
  }

  private static func runsIntoASide(_ line: TextLine, of page: Pixels) -> Bool {
    let margin = page.width / 300
    let solid = line.solid
    guard let first = solid.first, let last = solid.last else { return false }
    return first.box.x <= margin || last.box.x + last.box.width >= page.width - margin
  }

  /// Whether a row of the zone is nearer than 0.3 of its height to one of the left and the right, and not near to the other; or
  /// nearer than 0.7 to the bottom.
  ///
  /// Of 63 pages and cards as they are, 2 are: a strip that is cut around its zone, and a drawn page with the zone at its foot.
  private static func standsAtASide(_ rows: [Box], of page: Pixels) -> Bool {
    rows.contains { row in
      let height = Double(row.height)
      let (left, right) = (Double(row.x), Double(page.width - row.x - row.width))
      // A tilted zone, or one of which a narrow picture was taken, reaches both sides.
      return min(left, right) < 0.3 * height && max(left, right) >= 0.9 * height
        || Double(page.height - row.y - row.height) < 0.7 * height
    }
  }

  /// The read zone as one row: around all values, as high as they are.
  private static func rows(of zone: [Reading]) -> [Box] {
    let boxes = zone.map(\.box).filter { $0.width > 0 }
    guard !boxes.isEmpty else { return [] }
    let around = Box(around: boxes)
    let height = boxes.map(\.height).sorted()[boxes.count / 2]
    return [
      Box(x: around.x, y: around.y + around.height - height, width: around.width, height: height)
    ]
  }

  /// Whether print spans more of the picture than a document of its height is wide, with a little for perspective.
  ///
  /// Two cards beside each other are much wider than high, and none of them is cut.
  private static func isTooWide(
    _ print: [TextLine], for page: Pixels, shapes: [DocumentShape]
  ) -> Bool {
    guard let aspect = shapes.map(\.aspect).max(), !print.isEmpty else { return false }
    let widest = aspect * Double(page.height)
    return Double(Box(around: print.map(\.box)).width) > 1.03 * widest
      && Double(page.width) < 1.6 * widest
  }
}

extension TextLine {
  /// The characters that have a place of their own.
  fileprivate var solid: [ReadCharacter] { characters.filter { $0.box.width > 0 } }

  /// Whether most of it was surely read, and so is no dirt; where the picture ends within a character, that one is not.
  fileprivate var isLegible: Bool {
    let (all, sure) = (solid.count, solid.count { $0.confidence >= 0.8 })
    return sure >= 3 && 5 * sure >= 3 * all
  }

  /// Whether it looks like a row of a zone, or a part of one.
  fileprivate var isOfZone: Bool {
    characters.count >= 10 && characters.count { $0.character == "<" } >= 3
  }
}
