import ArgumentParser
import Foundation
import Hashing
import Proofing
import Scoring

struct HashAnswer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hash-answer",
    abstract: "Prints the keyed hash of an expected knowledge answer, for a job file.",
    discussion: """
      The answer is read from standard input, so that it stands in no process list and no shell
      history. How it is normalised stands in docs/job-format.md.

      EXAMPLE
        printf %s 'Oak Court' | spoolproof hash-answer --key-file /etc/spoolproof/key \\
          --job 2026-000123 --question q1
      """)

  @Option(help: "A file of at least 32 random bytes, mode 0600, outside the spool.")
  var keyFile: String

  @Option(help: "The job's id.")
  var job: String

  @Option(help: "The question's id.")
  var question: String

  @Option(help: "How the question is answered: choice, text, amount, year or month.")
  var kind = KnowledgeItem.Kind.text

  @Option(help: "The salt in hexadecimal, 16 bytes or more. Random when left out.")
  var salt: String?

  func run() throws {
    let key = try readKey(keyFile, spool: nil)
    let input = FileHandle.standardInput.readDataToEndOfFile().prefix(65_536)
    var answer = String(decoding: input, as: UTF8.self)
    if answer.hasSuffix("\n") { answer.removeLast() }
    guard let canonical = canonicalAnswer(answer, kind: kind) else {
      throw Stop(.refusals, "the answer cannot be read as \(kind.rawValue)")
    }
    let saltBytes: [UInt8]
    if let salt {
      guard let bytes = bytes(ofHexadecimal: salt), bytes.count >= 16 else {
        throw Stop(.usage, "--salt takes at least 32 hexadecimal digits")
      }
      saltBytes = bytes
    } else {
      saltBytes = randomBytes(16)
    }
    let message = answerMessage(
      job: job, question: question, salt: saltBytes, canonical: canonical)
    let code = hmacSHA256(message, key: key)
    print(#"{ "hmac": "\#(hexadecimal(code))", "salt": "\#(hexadecimal(saltBytes))" }"#)
  }

  private func bytes(ofHexadecimal text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
