import Proofing
import Scoring
import Testing

@Suite struct AnswerMessageTests {
  @Test func theBytesAreThoseOfTheDocumentation() {
    let message = answerMessage(job: "j1", question: "q", salt: [7, 8], canonical: "oak")
    #expect(
      message == Array("spoolproof answer 1\n".utf8)
        + [0, 0, 0, 2] + Array("j1".utf8) + [0, 0, 0, 1] + Array("q".utf8) + [0, 0, 0, 2, 7, 8]
        + [0, 0, 0, 3] + Array("oak".utf8))
  }

  /// The message of docs/job-format.md, made with Python.
  @Test(arguments: [
    ("q1", "oak court", "7131", "000000096f616b20636f757274"),
    ("q2", "123456", "7132", "00000006313233343536"),
    ("q3", "2015-03", "7133", "00000007323031352d3033"),
  ])
  func theDocumentedVectorsHold(
    _ question: String, _ canonical: String, _ questionHex: String, _ answerHex: String
  ) {
    let message = answerMessage(
      job: "2026-000123", question: question, salt: (0..<16).map(UInt8.init), canonical: canonical)
    let hex = message.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(
      hex == "73706f6f6c70726f6f6620616e7377657220310a" + "0000000b323032362d303030313233"
        + "00000002\(questionHex)" + "00000010000102030405060708090a0b0c0d0e0f" + answerHex)
  }

  @Test func noTwoQuadruplesGiveTheSameBytes() {
    let parts = ["", "a", "ab", "b", "\u{0}", "a\u{0}"]
    var seen: Set<[UInt8]> = []
    for job in parts {
      for question in parts {
        for salt in parts {
          for answer in parts {
            seen.insert(
              answerMessage(
                job: job, question: question, salt: Array(salt.utf8), canonical: answer))
          }
        }
      }
    }
    #expect(seen.count == 6 * 6 * 6 * 6)
  }

  @Test func codesAreEqualOnlyInEveryByte() {
    let code = (0..<32).map(UInt8.init)
    #expect(areEqualCodes(code, code))
    for place in 0..<32 {
      for bit in 0..<8 {
        var other = code
        other[place] ^= 1 << UInt8(bit)
        #expect(!areEqualCodes(code, other))
      }
    }
    #expect(!areEqualCodes([], []))
    #expect(!areEqualCodes(Array(code.dropLast()), Array(code.dropLast())))
  }
}
