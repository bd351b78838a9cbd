import Foundation
import Isolation
import Proofing

/// A job, or a labelled picture, in a reader's hands.
struct ReaderWork<Job> {
  var job: Job
  var request: ReadRequest
  /// When the reader was asked, in milliseconds of the clock that only goes forward.
  let started: Double
  /// When it is killed.
  let deadline: Double
  private(set) var reply: ReadReply?
  private(set) var images: [[UInt8]] = []
  private var imageBytes = 0
  private var incoming = FrameBuffer()
  /// CPU and memory that it took, once the reader has ended.
  var end: ReaderEnd?

  /// Bytes of all re-encoded images of a job that are believed.
  private static var mostImageBytes: Int { 64 << 20 }

  init(job: Job, request: ReadRequest, started: Double, seconds: Double) {
    self.job = job
    self.request = request
    self.started = started
    deadline = started + seconds * 1_000
  }

  /// Whether all has come that the reply announces.
  var isComplete: Bool { reply.map { $0.images.count == images.count } ?? false }

  /// Takes what the reader says next, however it is cut.
  ///
  /// - Throws: ``FrameError`` at the first thing that cannot be true, and when anything follows what the reply
  ///   announces: the program trusts nothing that a reader says.
  mutating func hear(_ bytes: some Collection<UInt8>) throws(FrameError) {
    incoming.append(bytes)
    while let frame = try incoming.next() { try accept(frame) }
    guard !isComplete || incoming.isEmpty else { throw .notAFrame }
  }

  private mutating func accept(_ frame: Frame) throws(FrameError) {
    switch frame.kind {
    case .reply where reply == nil:
      let reply = try decoded(ReadReply.self, from: frame)
      guard reply.answers(request) else { throw .badBody(.reply) }
      self.reply = reply
    case .image:
      guard let reply, images.count < reply.images.count else { throw .unexpected(.image) }
      let page = reply.pages[reply.images[images.count].page]
      imageBytes += frame.body.count
      guard isJPEG(frame.body, within: (page.width, page.height)),
        imageBytes <= Self.mostImageBytes
      else { throw .badBody(.image) }
      images.append(frame.body)
    default: throw .unexpected(frame.kind)
    }
  }
}
