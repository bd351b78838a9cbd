import CLibCrypto

/// SHA-256 (FIPS 180-4) of some bytes: 32 bytes.
public func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: 32)
  let done = unsafe EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
  precondition(done == 1, "libcrypto refuses SHA-256")
  return digest
}

/// HMAC-SHA-256 (FIPS 198-1) of some bytes under a key: 32 bytes.
public func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
  var code = [UInt8](repeating: 0, count: 32)
  let made = unsafe HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &code, nil)
  precondition(unsafe made != nil, "libcrypto refuses HMAC-SHA-256")
  return code
}

/// Bytes from the system's random generator.
public func randomBytes(_ count: Int) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  let done = unsafe RAND_bytes(&bytes, Int32(count))
  precondition(done == 1, "libcrypto has no random bytes")
  return bytes
}

/// Lower-case hexadecimal digits, two a byte.
public func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
