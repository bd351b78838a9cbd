internal import CImageCodecs
public import Proofing

/// A picture that was decoded to its last pixel, upright.
public struct DecodedPicture: Sendable, Equatable {
  /// The pixels, with the EXIF orientation applied and perhaps at a reduced scale.
  public var pixels: Pixels
  /// The file as it arrived: its size is that of the file, whatever the scale.
  public var format: PictureFormat
}

/// Decodes the bytes of one picture file: JPEG or PNG, told apart by signature.
///
/// What is not whole is no picture: a file that is cut or has a bad checksum gives an error even if
/// most of it could be decoded, because what is missing could be misread. Trailing bytes after the
/// end of the picture are ignored. Transparency is laid onto white. Colour profiles and gamma are
/// ignored.
///
/// - Parameters:
///   - bytes: The whole file.
///   - limits: What it may cost; checked before pixels are allocated.
///   - enoughPixels: How many pixels along the longer side are enough; the picture is then decoded
///     at the smallest multiple of an eighth that gives no fewer. Nil for all pixels.
/// - Returns: The picture, upright.
/// - Throws: Why there is none.
public func decode(
  _ bytes: [UInt8], limits: ImagingLimits = ImagingLimits(), enoughPixels: Int? = nil
) throws(DecodeError) -> DecodedPicture {
  guard !bytes.isEmpty else { throw .empty }
  guard bytes.count <= limits.bytes else { throw .tooLarge(bytes: bytes.count) }
  let kind = PictureKind(of: bytes)
  let pixels: Pixels
  let size: PictureSize
  let orientation: Int
  switch kind {
  case .jpeg:
    size = try jpegSize(bytes).checked(limits)
    orientation = exifOrientation(inJPEG: bytes)
    let eighths = size.eighths(for: enoughPixels)
    let scaled = size.scaled(toEighths: eighths)
    pixels = unsafe try scaled.filled { target throws(DecodeError) in
      unsafe try DecodeError.check(
        cimagecodecs_jpeg_decode(
          bytes, bytes.count, Int32(eighths), mostScans, target.baseAddress, target.count))
    }
  case .png:
    let chunks = try PNGChunks(bytes)
    size = try chunks.size.checked(limits)
    guard !chunks.isAnimated else { throw .animatedOrMultipage }
    orientation = chunks.orientation
    let scaled = size.scaled(toEighths: size.eighths(for: enoughPixels))
    pixels = unsafe try size.filled { target throws(DecodeError) in
      unsafe try DecodeError.check(
        cimagecodecs_png_decode(bytes, bytes.count, target.baseAddress, target.count))
    }.resized(width: scaled.width, height: scaled.height)
  default:
    throw .unsupportedFormat(kind)
  }
  return DecodedPicture(
    pixels: pixels.oriented(orientation),
    format: PictureFormat(
      name: kind.rawValue, width: size.width, height: size.height, orientation: orientation))
}

/// Most scans of a progressive JPEG.
///
/// Writers use about 10; each one costs a pass over the whole picture, also when it holds nothing.
private let mostScans: Int32 = 64

private func jpegSize(_ bytes: [UInt8]) throws(DecodeError) -> PictureSize {
  var header = cimagecodecs_header()
  let status = unsafe cimagecodecs_jpeg_header(bytes, bytes.count, &header)
  guard status != CIMAGECODECS_TOO_LARGE.rawValue else {
    throw .tooManyPixels(width: Int(header.width), height: Int(header.height))
  }
  guard status == CIMAGECODECS_DONE.rawValue else { throw .damaged(.header) }
  return PictureSize(
    width: Int(header.width), height: Int(header.height), channels: Int(header.channels))
}

extension DecodeError {
  /// Throws unless the shim was done.
  fileprivate static func check(_ status: Int32) throws(DecodeError) {
    switch UInt32(bitPattern: status) {
    case CIMAGECODECS_DONE.rawValue: return
    case CIMAGECODECS_TOO_MANY_SCANS.rawValue: throw .damaged(.tooManyScans)
    case CIMAGECODECS_OUT_OF_MEMORY.rawValue: throw .damaged(.memory)
    default: throw .damaged(.data)
    }
  }
}
