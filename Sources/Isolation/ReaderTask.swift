/// What a reader is given to read: one request and its pictures.
package struct ReaderTask {
  /// What the pictures are.
  package let request: ReadRequest
  /// Their files' bytes, as many as the request has.
  package let pictures: [[UInt8]]

  /// Takes one from the frames that come.
  ///
  /// - Parameter next: Waits for the next frame; nil at the end.
  /// - Throws: ``FrameError`` when anything but a request and then its pictures comes, and what `next` throws.
  package init(from next: () throws -> Frame?) throws {
    guard let frame = try next(), frame.kind == .request else {
      throw FrameError.unexpected(.request)
    }
    request = try decoded(ReadRequest.self, from: frame)
    guard request.isPlausible else { throw FrameError.badBody(.request) }
    var pictures: [[UInt8]] = []
    for _ in request.pictures {
      guard let picture = try next(), picture.kind == .picture else {
        throw FrameError.unexpected(.picture)
      }
      pictures.append(picture.body)
    }
    self.pictures = pictures
  }
}
