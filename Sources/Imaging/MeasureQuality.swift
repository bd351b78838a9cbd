internal import COpenCV
public import Proofing

/// Measures how well a document can be read.
///
/// - Parameters:
///   - document: The document alone; the whole picture when its edges were not found.
///   - shape: Its standard size, which gives the resolution; nil when its edges were not found.
/// - Returns: The numbers, as ``Quality`` defines them. Glare counts burnt out round spots of at least
///   1/80 of the area, and ellipses of at least 1/250, with hardly anything on them, so that white paper and white print are none.
public func measureQuality(of document: Pixels, shape: DocumentShape?) -> Quality {
  var numbers = copencv_quality()
  let status = unsafe copencv_measure_quality(
    document.bytes, Int32(document.width), Int32(document.height), Int32(document.channels),
    &numbers)
  precondition(status == 0, "out of memory")
  let longer = max(document.width, document.height)
  return Quality(
    documentPixels: longer,
    dotsPerInch: shape.map { Double(longer) / ($0.millimetres / 25.4) },
    focus: numbers.focus, steadiness: numbers.steadiness, brightness: numbers.brightness,
    contrast: numbers.contrast,
    glare: numbers.glare, edgesFound: shape != nil)
}
