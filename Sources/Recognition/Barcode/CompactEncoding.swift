/// Whether bytes look like the compact encoding of AAMVA 2020 Annex I (ISO/IEC 18013-2 Annex C), which
/// is not read.
///
/// It is a sequence of data groups in BER: a tag of ISO/IEC 18013-2 (0x60 to 0x7F, constructed), a
/// length, and as many bytes, up to the end.
func isCompactEncoding(_ bytes: [UInt8]) -> Bool {
  var rest = bytes[...]
  guard let first = rest.first, first != 0x40, bytes.count >= 4 else { return false }
  while let tag = rest.popFirst() {
    guard (0x60...0x7E).contains(tag), let length = berLength(&rest), length <= rest.count else {
      return false
    }
    rest = rest.dropFirst(length)
  }
  return true
}

/// Takes a BER length of one to three bytes off the beginning.
private func berLength(_ bytes: inout ArraySlice<UInt8>) -> Int? {
  guard let first = bytes.popFirst() else { return nil }
  guard first >= 0x80 else { return Int(first) }
  let count = Int(first & 0x7F)
  guard (1...2).contains(count), bytes.count >= count else { return nil }
  defer { bytes = bytes.dropFirst(count) }
  return bytes.prefix(count).reduce(0) { $0 << 8 | Int($1) }
}
