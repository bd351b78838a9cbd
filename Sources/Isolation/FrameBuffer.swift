/// Bytes that have come, from which frames are taken one after the other.
package struct FrameBuffer: Sendable {
  private var bytes: [UInt8] = []
  /// Where the next frame begins.
  private var start = 0

  /// An empty one.
  package init() {}

  /// Whether nothing is left that no frame was made of.
  package var isEmpty: Bool { start == bytes.count }

  /// Adds what came.
  ///
  /// What was taken is forgotten here and not at each frame, so that many small frames cost no more than a few large ones.
  package mutating func append(_ arrived: some Collection<UInt8>) {
    bytes.removeFirst(start)
    start = 0
    bytes.append(contentsOf: arrived)
  }

  /// Takes the first whole frame.
  ///
  /// - Returns: Nil when the frame is not complete yet.
  /// - Throws: ``FrameError`` when the bytes cannot be the beginning of a frame.
  package mutating func next() throws(FrameError) -> Frame? {
    let waiting = bytes[start...]
    guard waiting.count >= Frame.headerLength else {
      let known = min(waiting.count, Frame.magic.count)
      guard waiting.prefix(known).elementsEqual(Frame.magic.prefix(known)) else { throw .notAFrame }
      return nil
    }
    let header = Array(waiting.prefix(Frame.headerLength))
    guard header.starts(with: Frame.magic), header[6] == 0, header[7] == 0 else {
      throw .notAFrame
    }
    guard header[4] == Frame.version else { throw .otherVersion(Int(header[4])) }
    guard let kind = Frame.Kind(rawValue: header[5]) else { throw .unknownKind(Int(header[5])) }
    let length = header[8..<12].reduce(0) { $0 << 8 | Int($1) }
    guard length <= kind.limit else { throw .tooLong(kind, length) }
    guard waiting.count >= Frame.headerLength + length else { return nil }
    start += Frame.headerLength + length
    return Frame(kind: kind, body: Array(bytes[start - length..<start]))
  }
}
