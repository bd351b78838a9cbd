import Proofing

/// How a picture came to be, as far as its label or its pixels tell.
enum PictureClass: String, CaseIterable {
  /// Under 400 pixels wide, whatever else it is.
  case narrow
  /// The notes say photo, photograph, phone or camera, and not scan.
  case camera
  /// The notes say scan, or nothing of the kind and it is 600 pixels wide or more.
  case scan
  /// Anything between.
  case other

  /// The class of a labelled picture.
  ///
  /// The width is the one in the label, or else the one of the file before it is turned.
  init(_ label: PictureLabel, format: PictureFormat?) {
    let width = label.size?.first ?? format?.width
    // `stock-photo` says nothing of how this picture was taken.
    let words = (label.notes ?? "").lowercased()
      .split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    if let width, width < 400 {
      self = .narrow
    } else if words.contains(where: ["scan", "scanned", "scans"].contains) {
      self = .scan
    } else if words.contains(where: ["photo", "photograph", "phone", "camera"].contains) {
      self = .camera
    } else {
      self = width ?? 0 >= 600 ? .scan : .other
    }
  }

  /// The class for a table.
  var words: String {
    switch self {
    case .narrow: "under 400 px wide"
    case .camera: "camera"
    case .scan: "scan, 600 px and more"
    case .other: "others"
    }
  }
}
