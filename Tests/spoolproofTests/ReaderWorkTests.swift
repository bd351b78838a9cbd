import Imaging
import Isolation
import Proofing
import Testing

@testable import spoolproof

/// Frame by frame, the program believes only what can be true.
@Suite struct ReaderWorkTests {
  private static let picture = encodeJPEG(
    Pixels(width: 40, height: 30, channels: 1, bytes: Array(repeating: 128, count: 1_200)),
    quality: 80)

  private func work() -> ReaderWork<Int> {
    ReaderWork(job: 1, request: ReadReplyCheckTests.request, started: 0, seconds: 1)
  }

  private func reply() throws -> Frame {
    Frame(kind: .reply, body: try encoded(ReadReplyCheckTests.honest()))
  }

  @Test func aReplyAndItsImagesMakeItComplete() throws {
    var work = work()
    try work.hear(reply().bytes)
    #expect(!work.isComplete)
    for _ in 0..<2 { try work.hear(Frame(kind: .image, body: Self.picture).bytes) }
    #expect(work.isComplete && work.images.count == 2)
    #expect(throws: FrameError.unexpected(.image)) {
      try work.hear(Frame(kind: .image, body: Self.picture).bytes)
    }
  }

  /// Also in the same breath, and when it is no whole frame.
  @Test(arguments: [
    Frame(kind: .image, body: []).bytes, Frame(kind: .ready, body: []).bytes, [0x53],
  ])
  func whatFollowsAWholeAnswerIsRefused(_ more: [UInt8]) throws {
    let images = Array(repeating: Frame(kind: .image, body: Self.picture).bytes, count: 2)
    let answer = try reply().bytes + images.flatMap(\.self)
    var work = work()
    #expect(throws: FrameError.self) { try work.hear(answer + more) }
    var late = self.work()
    try late.hear(answer)
    #expect(throws: FrameError.self) { try late.hear(more) }
  }

  @Test func howAnAnswerIsCutDoesNotMatter() throws {
    let images = Array(repeating: Frame(kind: .image, body: Self.picture).bytes, count: 2)
    let answer = try reply().bytes + images.flatMap(\.self)
    for size in [1, 11, 12, 13, 4_096] {
      var work = work()
      for start in stride(from: 0, to: answer.count, by: size) {
        #expect(!work.isComplete)
        try work.hear(answer[start..<min(start + size, answer.count)])
      }
      #expect(work.isComplete && work.images.count == 2)
    }
  }

  @Test func whatIsOutOfTurnIsRefused() throws {
    for kind in Frame.Kind.allCases where kind != .reply {
      var work = work()
      #expect(throws: FrameError.unexpected(kind)) {
        try work.hear(Frame(kind: kind, body: []).bytes)
      }
    }
    var work = work()
    try work.hear(reply().bytes)
    #expect(throws: FrameError.unexpected(.reply)) { try work.hear(reply().bytes) }
  }

  @Test func aReplyThatIsNoTextIsRefused() throws {
    let honest = try encoded(ReadReplyCheckTests.honest())
    let place = try #require(
      String(decoding: honest, as: UTF8.self).firstRange(of: "GARCIA").map {
        String(decoding: honest, as: UTF8.self).utf8.distance(
          from: String(decoding: honest, as: UTF8.self).startIndex, to: $0.lowerBound)
      })
    for byte: UInt8 in [0xFF, 0xC0, 0x80, 0x00] {
      var broken = honest
      broken[place] = byte
      var work = work()
      #expect(throws: FrameError.badBody(.reply)) {
        try work.hear(Frame(kind: .reply, body: broken).bytes)
      }
    }
  }

  @Test(arguments: [
    "{}", "[]", "", #"{"sequence":7,"pages":[],"images":[]}"#,
    #"{"sequence":1e999,"pages":[],"images":[]}"#, String(repeating: "[", count: 100_000),
  ])
  func whatIsNoReplyIsRefused(_ text: String) {
    var work = work()
    #expect(throws: FrameError.badBody(.reply)) {
      try work.hear(Frame(kind: .reply, body: Array(text.utf8)).bytes)
    }
  }

  @Test func anUnknownAttributeIsRefused() throws {
    let text = String(decoding: try encoded(ReadReplyCheckTests.honest()), as: UTF8.self)
    var work = work()
    #expect(throws: FrameError.badBody(.reply)) {
      try work.hear(
        Frame(kind: .reply, body: Array(text.replacing("familyName", with: "shoeSize").utf8)).bytes)
    }
  }

  @Test func onlyPicturesOfAtMostThePagesSizeAreTaken() {
    let picture = Self.picture
    #expect(isJPEG(picture, within: (40, 30)))
    #expect(!isJPEG(picture, within: (39, 30)) && !isJPEG(picture, within: (40, 29)))
    #expect(!isJPEG([], within: (40, 30)) && !isJPEG(Array(picture.dropLast()), within: (40, 30)))
    #expect(!isJPEG(Array("<svg></svg>".utf8), within: (40, 30)))
  }

  /// However the bytes are cut or changed, looking at them ends.
  @Test func anyBytesAreLookedAtWithoutACrash() {
    let picture = Self.picture
    for length in 0..<picture.count {
      _ = isJPEG(Array(picture[..<length]) + [0xFF, 0xD9], within: (40, 30))
    }
    for place in 0..<min(700, picture.count) {
      for value: UInt8 in [0, 1, 0xC0, 0xD9, 0xFF] {
        var changed = picture
        changed[place] = value
        _ = isJPEG(changed, within: (40, 30))
      }
    }
  }
}
