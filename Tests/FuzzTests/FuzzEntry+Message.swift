import Isolation
import Proofing

@testable import spoolproof

extension FuzzEntry {
  func runRequest(_ bytes: [UInt8]) throws {
    var buffer = FrameBuffer()
    buffer.append(bytes)
    do {
      let task = try ReaderTask { try buffer.next() }
      try require(task.pictures.count == task.request.pictures.count, "a picture for each")
      let again = Frame(kind: .request, body: try encoded(task.request))
      try require(
        try decoded(ReadRequest.self, from: again) == task.request, "it survives being written")
    } catch is FrameError {}
  }

  /// What answers are held against.
  static let asked = ReadRequest(
    sequence: 7,
    pictures: [
      .init(evidence: 0, picture: 0, type: .passport, side: .front),
      .init(evidence: 1, picture: 0, type: .driversLicense, side: .back, verbatim: true),
    ])

  func runReply(_ bytes: [UInt8]) throws {
    let whole = Self.heard(bytes, cutAt: max(1, bytes.count))
    let cut = Self.heard(bytes, cutAt: 37)
    try require(whole?.reply == cut?.reply, "it does not matter how a pipe cuts what is said")
    guard let whole, whole.isComplete, let reply = whole.reply else { return }
    try require(reply.answers(Self.asked), "only an answer to what was asked is believed")
    try require(whole.images.count == reply.images.count, "as many images as announced")
    let again = Frame(kind: .reply, body: try encoded(reply))
    try require(try decoded(ReadReply.self, from: again) == reply, "it survives being written")
  }

  /// What the program makes of an answer; nil when it ends the conversation.
  private static func heard(_ bytes: [UInt8], cutAt size: Int) -> ReaderWork<Int>? {
    var work = ReaderWork(job: 0, request: asked, started: 0, seconds: 1)
    do throws(FrameError) {
      for start in stride(from: 0, to: bytes.count, by: size) {
        try work.hear(bytes[start..<min(start + size, bytes.count)])
      }
    } catch { return nil }
    return work
  }
}
