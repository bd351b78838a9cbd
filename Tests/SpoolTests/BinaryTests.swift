import Foundation
import Testing

@testable import Spool

struct BinaryTests {
  @Test func everyLengthOfBase64IsReadAsFoundationWritesIt() {
    for count in 0..<100 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
      #expect(Base64.bytes(Data(bytes).base64EncodedString()) == bytes)
    }
  }

  @Test(arguments: [
    "A", "AA", "AAA", "AA=", "A===", "====", "AB==", "AAB=", "AA==AA==", "AA-_", "AAAA\n",
  ])
  func whatIsNoBase64(text: String) {
    #expect(Base64.bytes(text) == nil)
  }

  @Test func hexadecimalInEitherCase() {
    #expect(Hexadecimal.bytes("00ffAb") == [0, 255, 171])
    #expect(Hexadecimal.bytes("") == [])
    for text in ["0", "0g", "0x", " 0", "００"] { #expect(Hexadecimal.bytes(text) == nil) }
  }
}
