import Foundation

/// Why nothing was drawn: what was found, and what to do.
enum SpecimenError: Error, Equatable, LocalizedError {
  /// The program that lists fonts is not there.
  case fontListMissing
  /// The library that draws failed; its own words.
  case renderer(String)
  /// Font families that are not installed.
  case fontsMissing([String])
  /// A folder that should be empty or new.
  case folderNotEmpty(String)
  /// A data file of the program that is not as it should be.
  case resource(String)
  /// An identity that cannot be put on a document.
  case identity(String)
  /// Effects that cannot be understood.
  case effects(String)
  /// A barcode that cannot be written.
  case barcode(Int)
  /// A picture that the camera cannot take.
  case picture(String)

  var errorDescription: String? {
    switch self {
    case .fontListMissing:
      "fc-list is not installed or not in the PATH: install Debian's fontconfig"
    case .renderer(let message): "librsvg cannot draw it: \(message)"
    case .fontsMissing(let families):
      "fc-list knows no font of the family \(families.joined(separator: ", ")): install Debian's "
        + "fonts-ocr-b, fonts-liberation, fonts-dejavu-core and fontconfig"
    case .folderNotEmpty(let path):
      "\(path) is not an empty folder: name one that is empty or does not exist yet"
    case .resource(let name): "the program's data file \(name) is missing or damaged: build it anew"
    case .identity(let message): "the identity cannot be drawn: \(message)"
    case .effects(let message): "the effects cannot be understood: \(message)"
    case .barcode(let bytes): "a payload of \(bytes) bytes does not fit into a PDF417 symbol"
    case .picture(let message): "the picture cannot be taken: \(message)"
    }
  }
}
