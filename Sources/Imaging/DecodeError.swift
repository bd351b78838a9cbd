public import Proofing

/// Why a file gave no pixels.
///
/// Each of these is something to tell the applicant, so each becomes a finding (``reason``).
public enum DecodeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file has no bytes.
  case empty
  /// Another format than JPEG or PNG, by its signature.
  case unsupportedFormat(PictureKind)
  /// More bytes than ``ImagingLimits/bytes``.
  case tooLarge(bytes: Int)
  /// More pixels than the limits allow, by the header.
  case tooManyPixels(width: Int, height: Int)
  /// A PNG with more than one frame.
  case animatedOrMultipage
  /// Missing or corrupt, also where part of the picture could have been decoded.
  case damaged(Damage)

  /// What of the file is damaged.
  public enum Damage: String, Sendable, Equatable {
    /// The size cannot be read, or is no size.
    case header
    /// Compressed data is missing, corrupt or of an unsupported kind.
    case data
    /// The picture comes in more scans than anyone needs.
    case tooManyScans
    /// The decoder ran out of memory within the limits.
    case memory
  }

  /// The reason to find.
  public var reason: Reason {
    switch self {
    case .empty, .damaged: .imageUndecodable
    case .unsupportedFormat: .imageUnsupportedFormat
    case .tooLarge: .imageTooLarge
    case .tooManyPixels: .imageDecompressionLimit
    case .animatedOrMultipage: .imageAnimatedOrMultipage
    }
  }

  /// One line for an operator.
  public var description: String {
    switch self {
    case .empty: "expected a JPEG or PNG picture, found an empty file"
    case .unsupportedFormat(let kind):
      "expected a JPEG or PNG picture, found \(kind == .unknown ? "something else" : kind.rawValue)"
    case .tooLarge(let bytes): "expected a smaller file, found \(bytes) bytes"
    case .tooManyPixels(let width, let height):
      "expected a smaller picture, found \(width) by \(height) pixels"
    case .animatedOrMultipage: "expected one picture, found several frames"
    case .damaged(let damage): "expected a whole picture, found it damaged (\(damage.rawValue))"
    }
  }
}
