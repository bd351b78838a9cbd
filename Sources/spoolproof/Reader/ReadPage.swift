import Imaging
import Isolation
import Proofing
import Recognition

/// The pictures that a reader hands back: encoded anew, never the applicant's bytes.
struct EncodedImages {
  /// The upright page, JPEG; nil when nothing was decoded.
  var page: [UInt8]?
  /// Crops by the place on the page of the first reading with this box, JPEG.
  var crops: [Int: [UInt8]] = [:]
}

/// Longest side in pixels at which a picture is decoded: 12 megapixel photos of a passport read as
/// well at this size as at full size, in a third of the time.
private let enoughPixels = 2_600

/// Reads one picture: decode, find the document, recognize, encode anew.
///
/// It does not throw: a picture that cannot be decoded is a page with a finding.
///
/// - Parameters:
///   - bytes: The picture file.
///   - picture: What the job says of it.
///   - recognizer: The engines.
///   - otherSide: What was read on the document's other side, if that came first.
/// - Returns: The page and its re-encoded images.
func readPage(
  _ bytes: [UInt8], of picture: ReadRequest.Picture, with recognizer: borrowing Recognizer,
  besides otherSide: [Reading] = []
) -> (page: Page, images: EncodedImages) {
  var page = Page(evidence: picture.evidence, picture: picture.picture, side: picture.side)
  var images = EncodedImages()
  let start = cpuMilliseconds()
  let decoded: DecodedPicture
  do {
    decoded = try decode(bytes, limits: ImagingLimits(), enoughPixels: enoughPixels)
      .turned(quarterTurns: picture.quarterTurns)
  } catch {
    page.findings = [
      Finding(error.reason, evidence: picture.evidence, side: picture.side)
    ]
    page.milliseconds["imaging"] = cpuMilliseconds() - start
    return (page, images)
  }
  let flattened = flatten(decoded.pixels, type: picture.type, side: picture.side)
  let imagingEnd = cpuMilliseconds()
  let recognized = recognizer.recognize(
    PageImage(
      picture: decoded.pixels, flattened: flattened.quad == nil ? nil : flattened.pixels),
    type: picture.type, side: picture.side, besides: otherSide)
  page.format = decoded.format
  page.quality = flattened.quality
  page.perceptualHash = perceptualHash(of: flattened.pixels)
  page.verbatim = picture.verbatim ? recognized.verbatim : nil
  page.width = recognized.page.width
  page.height = recognized.page.height
  page.readings = recognized.readings.map { reading in
    var reading = reading
    reading.box = reading.box.clamped(width: page.width, height: page.height)
    return reading
  }
  var noticed = flattened.findings
  if decoded.format.orientation != 1 { noticed.append(.imageExifOrientationApplied) }
  page.findings = (noticed.map { Finding($0) } + recognized.findings).map { finding in
    var finding = finding
    finding.evidence = picture.evidence
    finding.side = picture.side
    return finding
  }
  page.milliseconds = recognized.milliseconds
  let recognitionEnd = cpuMilliseconds()
  images.page = encodeJPEG(recognized.page, quality: 80)
  // The readings of a barcode share its box: one crop shows them all.
  var shown: Set<Box> = []
  for (index, reading) in page.readings.enumerated()
  where reading.box.width > 0 && shown.insert(reading.box).inserted {
    let crop = recognized.page.cropped(to: reading.box.grown(by: reading.box.height / 4))
    images.crops[index] = encodeJPEG(crop, quality: 85)
  }
  page.milliseconds["imaging"] = imagingEnd - start
  page.milliseconds["recognition"] = recognitionEnd - imagingEnd
  page.milliseconds["encoding"] = cpuMilliseconds() - recognitionEnd
  return (page, images)
}

extension DecodedPicture {
  /// The same picture with its pixels turned clockwise.
  fileprivate func turned(quarterTurns: Int) -> DecodedPicture {
    guard quarterTurns != 0 else { return self }
    var picture = self
    picture.pixels = pixels.turned(quarterTurns: quarterTurns)
    return picture
  }
}

extension Box {
  /// The part of the box that lies in a picture of the given size.
  fileprivate func clamped(width: Int, height: Int) -> Box {
    let left = min(max(0, x), width)
    let top = min(max(0, y), height)
    return Box(
      x: left, y: top, width: max(0, min(x + self.width, width) - left),
      height: max(0, min(y + self.height, height) - top))
  }

  /// The box with a margin on every side.
  fileprivate func grown(by margin: Int) -> Box {
    Box(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }
}
