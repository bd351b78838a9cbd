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
    try work.accept(reply())
    #expect(!work.isComplete)
    for _ in 0..<2 { try work.accept(Frame(kind: .image, body: Self.picture)) }
    #expect(work.isComplete && work.images.count == 2)
    #expect(throws: FrameError.unexpected(.image)) {
      try work.accept(Frame(kind: .image, body: Self.picture))
    }
  }

  @Test func whatIsOutOfTurnIsRefused() throws {
    for kind in Frame.Kind.allCases where kind != .reply {
      var work = work()
      #expect(throws: FrameError.unexpected(kind)) { try work.accept(Frame(kind: kind, body: [])) }
    }
    var work = work()
    try work.accept(reply())
    #expect(throws: FrameError.unexpected(.reply)) { try work.accept(reply()) }
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
        try work.accept(Frame(kind: .reply, body: broken))
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
      try work.accept(Frame(kind: .reply, body: Array(text.utf8)))
    }
  }

  @Test func anUnknownAttributeIsRefused() throws {
    let text = String(decoding: try encoded(ReadReplyCheckTests.honest()), as: UTF8.self)
    var work = work()
    #expect(throws: FrameError.badBody(.reply)) {
      try work.accept(
        Frame(kind: .reply, body: Array(text.replacing("familyName", with: "shoeSize").utf8)))
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
