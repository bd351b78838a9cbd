/// The bytes whose keyed code (HMAC-SHA-256) stands for an expected answer.
///
/// A fixed tag, then job, question, salt and canonical answer, each as its length in bytes (four
/// bytes, most significant first) and its bytes, texts in UTF-8. The lengths make it impossible for two
/// different quadruples to give the same bytes, and job and question keep a code from being moved to
/// another one.
///
/// - Parameters:
///   - job: The job's identifier.
///   - question: The question's identifier.
///   - salt: The question's own random bytes, 16 or more.
///   - canonical: The answer as ``canonicalAnswer(_:kind:)`` gives it.
/// - Returns: The bytes to make the keyed code of.
public func answerMessage(
  job: String, question: String, salt: [UInt8], canonical: String
) -> [UInt8] {
  let parts = [Array(job.utf8), Array(question.utf8), salt, Array(canonical.utf8)]
  return Array("spoolproof answer 1\n".utf8)
    + parts.flatMap { part in
      (0..<4).reversed().map { UInt8(truncatingIfNeeded: part.count >> (8 * $0)) } + part
    }
}

/// Compares two codes of 32 bytes without stopping at the first difference.
///
/// A code of another length is never equal.
public func areEqualCodes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == 32, right.count == 32 else { return false }
  var difference: UInt8 = 0
  for place in 0..<32 { difference |= left[place] ^ right[place] }
  return difference == 0
}
