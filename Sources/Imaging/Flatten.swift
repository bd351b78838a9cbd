public import Proofing

/// A picture of a document, flattened where its edges were found.
public struct FlattenedPage: Sendable, Equatable {
  /// The document with a narrow margin, or the whole picture when no edges were found.
  public var pixels: Pixels
  /// The document's corners in the picture as it was decoded; nil when they were not found.
  public var quad: Quad?
  /// How well it can be read.
  public var quality: Quality
  /// What was noticed: hints at why something may not be read, sorted.
  public var findings: [Reason]
}

/// Finds the document in a picture, flattens it and measures how well it can be read.
///
/// The page lies as it lay in the picture: whether it stands on its side or its head is for
/// Recognition to see. Resolution is kept: the page has as many pixels along its longer side as the
/// document has in the picture. Without four trustworthy edges the page is the whole picture.
///
/// - Parameters:
///   - picture: The picture, upright by its EXIF orientation.
///   - type: What the job says that it shows; only its standard shapes are looked for.
///   - side: Which side the job says that it shows: a back has bars, finer than print.
///   - thresholds: When a number becomes a finding.
/// - Returns: The page.
public func flatten(
  _ picture: Pixels, type: EvidenceType, side: Side = .front,
  thresholds: QualityThresholds = QualityThresholds()
) -> FlattenedPage {
  let shapes = DocumentShape.shapes(of: type)
  let hasBars = side == .back && (type == .driversLicense || type == .stateID)
  let search = searchDocument(in: picture, shapes: shapes)
  guard let quad = search.quad, let shape = shapes.nearest(to: quad) else {
    let quality = measureQuality(of: picture, shape: nil)
    let noticed = findings(
      from: quality, channels: picture.channels, hasBars: hasBars, thresholds: thresholds)
    return FlattenedPage(
      pixels: picture, quad: nil, quality: quality,
      findings: (noticed + (search.isCutOff ? [.imageCutOff] : [])).sorted())
  }
  let (width, height) = shape.size(for: quad)
  // The lines of a machine readable zone end close to the edge, and an edge is found to a pixel or
  // two of a small picture: a margin loses nothing.
  let margin = 1.02
  let page = picture.warped(
    from: quad.grown(by: margin), width: Int((Double(width) * margin).rounded()),
    height: Int((Double(height) * margin).rounded()),
    linear: side == .front && max(width, height) > finePixels)
  let document = page.cropped(
    to: Box(
      x: (page.width - width) / 2, y: (page.height - height) / 2, width: width, height: height))
  let quality = measureQuality(of: document, shape: shape)
  var noticed = findings(
    from: quality, channels: picture.channels, hasBars: hasBars, thresholds: thresholds)
  if quad.oppositeRatio < 0.98 || quad.skew > 1 { noticed.append(.imagePerspectiveCorrected) }
  return FlattenedPage(
    pixels: page, quad: quad, quality: quality, findings: noticed.sorted())
}

/// From so many pixels along the longer side on, print loses nothing to linear interpolation, which takes a quarter of the time.
private let finePixels = 1_200

extension [DocumentShape] {
  /// The shape whose ratio of sides is nearest to a quad's.
  fileprivate func nearest(to quad: Quad) -> DocumentShape? {
    self.min { abs($0.aspect - quad.aspect) < abs($1.aspect - quad.aspect) }
  }
}

extension DocumentShape {
  /// The size of the flattened document: its longer side as in the picture, its ratio by the book.
  fileprivate func size(for quad: Quad) -> (width: Int, height: Int) {
    let longer = max(quad.width, quad.height)
    let shorter = longer / aspect
    return quad.width >= quad.height
      ? (Int(longer.rounded()), Int(shorter.rounded()))
      : (Int(shorter.rounded()), Int(longer.rounded()))
  }
}
