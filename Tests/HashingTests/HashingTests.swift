import Hashing
import Testing

@Suite struct HashingTests {
  @Test func sha256OfTheStandardsExample() {
    #expect(
      hexadecimal(sha256(Array("abc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func sha256OfNothing() {
    #expect(
      hexadecimal(sha256([]))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// RFC 4231, test case 2.
  @Test func hmacOfTheStandardsExample() {
    #expect(
      hexadecimal(
        hmacSHA256(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test func randomBytesDiffer() {
    #expect(randomBytes(16) != randomBytes(16))
    #expect(randomBytes(16).count == 16)
  }
}
