/// A name for a meeting room that nobody can guess: 26 letters and digits with 130 random bits.
///
/// NIST SP 800-63A asks for 64 bits from an approved generator where a code alone lets somebody in. So this is
/// the one function here that must not be given a ``SeededRandom``: pass the system's generator.
///
/// - Parameter generator: The system's generator; a test may pass another.
/// - Returns: The name.
public func roomName(using generator: inout some RandomNumberGenerator) -> String {
  // No i, l, o and u: the name may be read out (Crockford's base 32).
  let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
  return String((0..<26).map { _ in letters[Int(generator.next() >> 59)] })
}
