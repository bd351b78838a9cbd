import Isolation
import Testing

@testable import spoolproof

@Suite struct FrameTests {
  private static func first(of bytes: [UInt8]) throws(FrameError) -> Frame? {
    var buffer = FrameBuffer()
    buffer.append(bytes)
    return try buffer.next()
  }

  @Test func whatIsSentIsWhatArrivesHoweverItIsCut() throws {
    let frames = [
      Frame(kind: .request, body: Array("{}".utf8)), Frame(kind: .picture, body: []),
      Frame(kind: .image, body: (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }),
    ]
    let bytes = frames.flatMap(\.bytes)
    for step in [1, 2, 7, 12, 13, 500, bytes.count] {
      var buffer = FrameBuffer()
      var arrived: [Frame] = []
      for start in stride(from: 0, to: bytes.count, by: step) {
        buffer.append(bytes[start..<min(start + step, bytes.count)])
        while let frame = try buffer.next() { arrived.append(frame) }
      }
      #expect(arrived == frames)
      #expect(buffer.isEmpty)
    }
  }

  @Test func everyWrongByteOfTheHeaderIsRefusedOrWaitsForMore() {
    let good = Frame(kind: .ready, body: [1, 2, 3]).bytes
    for place in 0..<8 {
      for value in UInt8.min...UInt8.max where value != good[place] {
        var bytes = good
        bytes[place] = value
        let isOtherKind = place == 5 && Frame.Kind(rawValue: value) != nil
        do {
          let frame = try Self.first(of: bytes)
          #expect(isOtherKind, "byte \(place) = \(value) gave \(String(describing: frame))")
        } catch {
          #expect(!isOtherKind)
        }
      }
    }
  }

  @Test(arguments: Frame.Kind.allCases)
  func aLengthAboveTheLimitIsRefusedBeforeTheBodyArrives(_ kind: Frame.Kind) {
    let length = UInt32(kind.limit + 1)
    var bytes = Array(Frame(kind: kind, body: []).bytes[..<8])
    bytes += (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) }
    #expect(throws: FrameError.tooLong(kind, kind.limit + 1)) {
      try Self.first(of: bytes)
    }
  }
}
