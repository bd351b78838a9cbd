import Proofing

/// One line of a label file.
protocol LabelRow: Decodable, Sendable {
  /// What a line must be, for someone who wrote another.
  static var form: String { get }
  /// The files that it names, below the labels' folder.
  var files: [String] { get }
  /// What is out of bounds: what was expected and what was found; nil when nothing is.
  var fault: (expected: String, found: String)? { get }
}

/// The truth about one picture: a line of `labels.jsonl`.
struct PictureLabel: LabelRow, Equatable {
  /// What a picture shows, which decides what is compared.
  enum Kind: String, Decodable, Sendable, CaseIterable {
    case passport, td1, td2, mrv, licenseFront, licenseBack, pdf417, negative, otherDocument, face
  }

  var file: String
  var kind: Kind
  /// Values by the names of the label; null for what is not there or cannot be read by eye.
  var fields: [String: String?]?
  /// The lines of the machine readable zone as printed.
  var mrz: [String]?
  /// What the PDF417 symbol holds.
  var barcodeText: String?
  /// A class of its own in the results.
  var group: String?
  /// Width and height of the pixels in the file.
  var size: [Int]?
  /// Words about the picture.
  var notes: String?

  private enum CodingKeys: String, CodingKey {
    case file, kind, fields, mrz, group, size, notes
    case barcodeText = "barcode_text"
  }

  static let form = """
    an object with file (a path below this folder) and kind (one of \
    \(Kind.allCases.map(\.rawValue).joined(separator: ", "))), and perhaps fields (texts or null), mrz \
    (texts), barcode_text, group, notes (texts) and size (width and height)
    """

  var files: [String] { [file] }

  /// The fields that are there.
  var values: [String: String] { (fields ?? [:]).compactMapValues(\.self) }

  var fault: (expected: String, found: String)? {
    if let mrz, !(1...3).contains(mrz.count) || mrz.contains(where: { $0.count > 64 }) {
      return ("one to three lines of at most 64 characters as mrz", "others")
    }
    if let barcodeText, barcodeText.utf8.count > 16_384 {
      return ("at most 16384 bytes of barcode_text", "more")
    }
    if let group, group.isEmpty || group.count > 128 {
      return ("1 to 128 characters as group", "\(group.count)")
    }
    if let size, size.count != 2 || size.contains(where: { !(1...1_000_000).contains($0) }) {
      return ("width and height as size", "something else")
    }
    return values.labelFault
  }
}

/// The truth about one payload that is kept as a file: a line of `aamva-payloads.jsonl`.
struct PayloadLabel: LabelRow, Equatable {
  var file: String
  var fields: [String: String?]

  static let form = "an object with file (a path below this folder) and fields (texts or null)"

  var files: [String] { [file] }
  var values: [String: String] { fields.compactMapValues(\.self) }
  var fault: (expected: String, found: String)? { values.labelFault }
}

/// Whether two faces are one person's: a line of `face-pairs.jsonl`.
///
/// Faces are not compared yet, so that these are only checked.
struct FacePair: LabelRow, Equatable {
  var a: String
  var b: String
  var same: Bool

  static let form = "an object with a and b (paths below this folder) and same (true or false)"

  var files: [String] { [a, b] }
  var fault: (expected: String, found: String)? { nil }
}

extension [String: String] {
  /// What is out of bounds in a label's fields.
  fileprivate var labelFault: (expected: String, found: String)? {
    if count > 64 { return ("at most 64 fields", "\(count)") }
    for (name, value) in self where name.count > 64 || value.count > 1_024 {
      return ("names of at most 64 and values of at most 1024 characters", "a longer field")
    }
    return nil
  }
}
