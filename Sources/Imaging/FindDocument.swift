internal import COpenCV
private import Glibc

/// Finds the four corners of the one document that a picture shows.
///
/// It would rather find nothing than cut something off: reading works on the whole picture too,
/// but not on what a wrong outline has lost. Nothing is found where the document already fills the
/// picture, where it is cut off by its border, or where its shape is not that of a document.
///
/// - Parameters:
///   - picture: Upright or not, grey or colour.
///   - shapes: The shapes that the document may have.
/// - Returns: The corners, the upper left one being that which lies there; nil for none.
public func findDocument(
  in picture: Pixels, shapes: [DocumentShape] = DocumentShape.allCases
) -> Quad? {
  let rules = OutlineRules()
  let accepted = outlines(in: picture, leastArea: rules.leastArea)
    .filter { rules.accept($0, width: picture.width, height: picture.height, shapes: shapes) }
  // Of a page and the booklet around it, the outermost loses nothing.
  guard let outermost = accepted.max(by: { $0.quad.area < $1.quad.area })?.quad else { return nil }
  // With two documents side by side, either one would lose the other.
  return accepted.allSatisfy { outermost.contains($0.quad.middle) } ? outermost : nil
}

/// Four straight sides in a picture.
struct Outline: Equatable {
  /// The corners, in order.
  var quad: Quad
  /// For which share of each side there is an edge in the picture, 0 to 1.
  var support: [Double]
  /// How much of the quad the found region fills; near 1 for four straight sides.
  var hullShare: Double
  /// Share of the pixels outside at which the picture is not smooth, by that within.
  var detailOutside: Double
}

/// What an outline has to be like to be trusted.
///
/// Starting values, strict, since an outline that is missed costs little and a wrong one loses lines.
/// Chosen by looking at what they find on 112 pictures of cards, passports and visas, of which 10 show
/// the document with a ground around it: those 10 were found, and no part of any other.
struct OutlineRules: Equatable {
  /// Least share of the picture's area: below, it may be the portrait on a card.
  var leastArea = 0.20
  /// Most share of the picture's area: beyond, the document fills the picture.
  var mostArea = 0.93
  /// Least distance of a corner from the picture's border, as a share of its shorter side.
  var leastMargin = 0.004
  /// Least share of the worst side that has an edge.
  var leastSupport = 0.6
  /// Least share of all sides together that has an edge.
  var leastMeanSupport = 0.8
  /// Most detail outside, as a share of that within: print outside is print that would be lost.
  var mostDetailOutside = 0.5
  /// The same for an outline that fills most of the picture, as a frame on the document itself does.
  var mostDetailAround = 0.25
  /// From which share of the picture's area on the latter counts.
  var aroundArea = 0.6
  /// Least ratio of two opposite sides: less is more perspective than text can be read in.
  var leastOppositeRatio = 0.75
  /// Most deviation from a shape's ratio of sides, as a factor.
  var aspectTolerance = 1.10
  /// Most deviation of a corner from a right angle, in degrees.
  var mostSkew = 20.0

  /// Whether an outline may be a document of one of the shapes, wholly inside the picture.
  func accept(_ outline: Outline, width: Int, height: Int, shapes: [DocumentShape]) -> Bool {
    let quad = outline.quad
    let share = quad.area / Double(width * height)
    let margin = leastMargin * Double(min(width, height))
    let inside = quad.corners.allSatisfy {
      $0.x >= margin && $0.y >= margin && $0.x <= Double(width) - margin
        && $0.y <= Double(height) - margin
    }
    let mean = outline.support.reduce(0, +) / Double(max(1, outline.support.count))
    let mostDetail = share < aroundArea ? mostDetailOutside : mostDetailAround
    return inside && outline.detailOutside <= mostDetail && quad.isConvex
      && (leastArea...mostArea).contains(share)
      && (0.93...1.08).contains(outline.hullShare)
      && (outline.support.min() ?? 0) >= leastSupport && mean >= leastMeanSupport
      && quad.oppositeRatio >= leastOppositeRatio && quad.skew <= mostSkew
      && shapes.contains { abs(log(quad.aspect / $0.aspect)) <= log(aspectTolerance) }
  }
}

/// All outlines of four straight sides.
private func outlines(in picture: Pixels, leastArea: Double) -> [Outline] {
  let most = 200
  var found = [copencv_quad](repeating: copencv_quad(), count: most)
  var count: Int32 = 0
  let status = unsafe copencv_find_quads(
    picture.bytes, Int32(picture.width), Int32(picture.height), Int32(picture.channels), leastArea,
    &found, Int32(most), &count)
  guard status == 0 else { return [] }
  return found.prefix(Int(count)).map { quad in
    let c = quad.corners
    let s = quad.support
    return Outline(
      corners: [
        Point(x: c.0, y: c.1), Point(x: c.2, y: c.3), Point(x: c.4, y: c.5), Point(x: c.6, y: c.7),
      ], support: [s.0, s.1, s.2, s.3], hullShare: quad.hull_share,
      detailOutside: quad.detail_outside / max(0.001, quad.detail_inside))
  }
}

extension Outline {
  /// Brings the corners into order.
  init(corners: [Point], support: [Double], hullShare: Double, detailOutside: Double) {
    self.init(
      quad: Quad(around: corners), support: support, hullShare: hullShare,
      detailOutside: detailOutside)
  }
}
