/// The ways in for hostile bytes, which `make fuzz` fuzzes and `make test` replays its corpus through.
enum FuzzEntry: String, CaseIterable {
  /// A job file.
  case job
  /// A picture file, each kind by itself so that neither starves the other.
  case jpeg, png
  /// An Exif block, and the same bytes as the segments of a JPEG.
  case exif
  /// Lines of a machine readable zone.
  case zone
  /// What a PDF417 symbol holds.
  case barcode
  /// A policy file.
  case policy
  /// What a reader is asked, as the reader sees it.
  case request
  /// What a reader answers, as the program sees it.
  case reply

  /// Gives bytes to what stands behind this way in.
  ///
  /// - Throws: ``Broken`` when what came out is not what is promised. Bytes that are refused are no error.
  func run(_ bytes: [UInt8]) throws {
    switch self {
    case .job: try runJob(bytes)
    case .jpeg, .png: try runPicture(bytes)
    case .exif: try runExif(bytes)
    case .zone: try runZone(bytes)
    case .barcode: try runBarcode(bytes)
    case .policy: try runPolicy(bytes)
    case .request: try runRequest(bytes)
    case .reply: try runReply(bytes)
    }
  }

  /// A promise that was not kept.
  struct Broken: Error, CustomStringConvertible {
    var description: String
  }

  func require(_ holds: Bool, _ promise: String) throws {
    if !holds { throw Broken(description: "\(rawValue): \(promise)") }
  }
}
