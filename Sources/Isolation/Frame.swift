/// One message between the program and a reader process: a kind and a body.
///
/// On the wire: `SPRD`, the protocol's version (1 byte), the kind (1 byte), two bytes of zero, the
/// body's length (4 bytes, big-endian), the body. A length above the kind's limit ends the
/// conversation before anything is allocated.
package struct Frame: Equatable, Sendable {
  /// What a frame carries.
  package enum Kind: UInt8, CaseIterable, Sendable {
    /// Reader to program: models are loaded; JSON of ``ReaderReady``.
    case ready = 1
    /// Program to reader: JSON of ``ReadRequest``; that many pictures follow.
    case request = 2
    /// Program to reader: the bytes of one picture file.
    case picture = 3
    /// Reader to program: JSON of ``ReadReply``; that many images follow.
    case reply = 4
    /// Reader to program: one re-encoded page or crop, JPEG.
    case image = 5
    /// Reader to program: it cannot work at all; a sentence.
    case failure = 6

    /// The longest body, in bytes.
    package var limit: Int {
      switch self {
      case .ready, .failure: 1 << 16
      case .request, .reply: 8 << 20
      case .picture: 32 << 20
      case .image: 8 << 20
      }
    }
  }

  /// Bytes before the body.
  static let headerLength = 12
  static let magic = Array("SPRD".utf8)
  static let version: UInt8 = 1

  /// What it carries.
  package var kind: Kind
  /// What that is.
  package var body: [UInt8]

  /// A frame.
  package init(kind: Kind, body: [UInt8]) {
    self.kind = kind
    self.body = body
  }

  /// The frame as it is sent.
  package var bytes: [UInt8] {
    let length = UInt32(body.count)
    let big = (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) }
    return Self.magic + [Self.version, kind.rawValue, 0, 0] + big + body
  }
}

/// Why bytes are no frame.
package enum FrameError: Error, Equatable {
  case notAFrame
  case otherVersion(Int)
  case unknownKind(Int)
  case tooLong(Frame.Kind, Int)
  /// A frame of another kind was due.
  case unexpected(Frame.Kind)
  /// The body is not what its kind says.
  case badBody(Frame.Kind)
}
