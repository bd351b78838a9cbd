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
  private static let magic = Array("SPRD".utf8)
  private static let version: UInt8 = 1

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

  /// Takes the first whole frame off the front of a buffer.
  ///
  /// - Returns: Nil when the frame is not complete yet.
  /// - Throws: ``FrameError`` when the bytes cannot be the beginning of a frame.
  package static func take(from buffer: inout [UInt8]) throws(FrameError) -> Frame? {
    guard buffer.count >= headerLength else {
      let known = min(buffer.count, magic.count)
      guard buffer[..<known].elementsEqual(magic[..<known]) else { throw .notAFrame }
      return nil
    }
    guard buffer[..<4].elementsEqual(magic), buffer[6] == 0, buffer[7] == 0 else {
      throw .notAFrame
    }
    guard buffer[4] == version else { throw .otherVersion(Int(buffer[4])) }
    guard let kind = Kind(rawValue: buffer[5]) else { throw .unknownKind(Int(buffer[5])) }
    let length = buffer[8..<12].reduce(0) { $0 << 8 | Int($1) }
    guard length <= kind.limit else { throw .tooLong(kind, length) }
    guard buffer.count >= headerLength + length else { return nil }
    let body = Array(buffer[headerLength..<headerLength + length])
    buffer.removeFirst(headerLength + length)
    return Frame(kind: kind, body: body)
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
