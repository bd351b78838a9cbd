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
  searchDocument(in: picture, shapes: shapes).quad
}

/// Finds the corners, or else sees whether the picture's border cuts a document off.
func searchDocument(
  in picture: Pixels, shapes: [DocumentShape]
) -> (quad: Quad?, isCutOff: Bool) {
  let rules = OutlineRules()
  let (width, height) = (picture.width, picture.height)
  let found = outlines(in: picture, leastArea: rules.leastArea)
  let accepted = found.filter {
    rules.accept($0, width: width, height: height, shapes: shapes)
  }
  // Of a page and the booklet around it, the outermost loses nothing.
  guard let outermost = accepted.max(by: { $0.quad.area < $1.quad.area })?.quad else {
    return (
      nil, found.contains { rules.isCutOff($0, width: width, height: height, shapes: shapes) }
    )
  }
  // With two documents side by side, either one would lose the other.
  return (accepted.allSatisfy { outermost.contains($0.quad.middle) } ? outermost : nil, false)
}

/// Four straight sides in a picture.
struct Outline: Equatable {
  /// The corners, in order.
  var quad: Quad
  /// For which share of each side there is an edge in the picture, 0 to 1; in no order.
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
  /// How near to the picture's border a side of a document that is cut off lies, as a share of the picture's longer side.
  var border = 0.008
  /// From which share of its length on what is seen of a document may be all of it.
  ///
  /// Of 90 pictures as they are, 45 laid on a drawn ground, and 135 of these blurred, none was called cut off; of 90 on a ground of
  /// which 5 to 30 % were cut off at the top or the bottom, 57.
  var leastWhole = 0.92

  /// Whether an outline may be a document of one of the shapes, wholly inside the picture.
  func accept(_ outline: Outline, width: Int, height: Int, shapes: [DocumentShape]) -> Bool {
    let quad = outline.quad
    let share = quad.area / Double(width * height)
    let margin = leastMargin * Double(min(width, height))
    let inside = quad.corners.allSatisfy {
      $0.x >= margin && $0.y >= margin && $0.x <= Double(width) - margin
        && $0.y <= Double(height) - margin
    }
    let mostDetail = share < aroundArea ? mostDetailOutside : mostDetailAround
    return inside && outline.detailOutside <= mostDetail
      && isTrusted(outline, by: outline.support, share: share)
      && shapes.contains { abs(log(quad.aspect / $0.aspect)) <= log(aspectTolerance) }
  }

  /// Whether an outline is a document that one border of the picture cuts off: three sides have edges, the fourth is the border,
  /// and what is seen has the shape of no whole document.
  func isCutOff(_ outline: Outline, width: Int, height: Int, shapes: [DocumentShape]) -> Bool {
    let quad = outline.quad
    let share = quad.area / Double(width * height)
    guard outline.detailOutside <= mostDetailAround,
      isTrusted(outline, by: outline.support.sorted().dropFirst(), share: share),
      let shown = shownLength(of: quad, width: Double(width), height: Double(height)), shown > 0.4
    else { return false }
    let isTooShort = shapes.allSatisfy { shown < leastWhole / $0.aspect }
    // A page of a passport may be seen with a part of the page above it.
    let isNeither =
      !shapes.contains(.id3)
      && shapes.allSatisfy {
        shown > aspectTolerance / $0.aspect && shown < leastWhole * $0.aspect
      }
    return isTooShort || isNeither
  }

  /// The length of the two sides that run into the picture's border, by that of the two others; nil where not exactly one side lies
  /// on the border.
  private func shownLength(of quad: Quad, width: Double, height: Double) -> Double? {
    let near = border * max(width, height)
    let corners = quad.corners
    let cut = corners.indices.filter { index in
      let (from, to) = (corners[index], corners[(index + 1) % 4])
      return max(from.x, to.x) < near || min(from.x, to.x) > width - near
        || max(from.y, to.y) < near || min(from.y, to.y) > height - near
    }
    guard cut.count == 1, let side = cut.first else { return nil }
    let lengths = (0..<4).map {
      corners[(side + $0) % 4].distance(to: corners[(side + $0 + 1) % 4])
    }
    return (lengths[1] + lengths[3]) / max(1, lengths[0] + lengths[2])
  }

  private func isTrusted(
    _ outline: Outline, by support: some Collection<Double>, share: Double
  ) -> Bool {
    let mean = support.reduce(0, +) / Double(max(1, support.count))
    return outline.quad.isConvex && (leastArea...mostArea).contains(share)
      && (0.93...1.08).contains(outline.hullShare)
      && (support.min() ?? 0) >= leastSupport && mean >= leastMeanSupport
      && outline.quad.oppositeRatio >= leastOppositeRatio && outline.quad.skew <= mostSkew
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
