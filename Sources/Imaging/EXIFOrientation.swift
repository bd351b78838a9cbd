/// The orientation in the Exif segment of a JPEG, 1 to 8; 1 when there is none or it is malformed.
///
/// A wrong or hostile segment can turn the picture, nothing else: no offset is followed outside it.
/// Sources: ITU-T T.81 annex B for the segments, Exif 2.32 section 4.5.4 and 4.7.2 for APP1.
func exifOrientation(inJPEG bytes: [UInt8]) -> Int {
  var place = 2
  while place + 4 <= bytes.count, bytes[place] == 0xFF {
    let marker = bytes[place + 1]
    if marker == 0xFF {
      place += 1
      continue
    }
    // Start of scan or end of image: no more segments before pixels.
    if marker == 0xDA || marker == 0xD9 { return 1 }
    let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
    guard length >= 2, place + 2 + length <= bytes.count else { return 1 }
    let body = bytes[place + 4..<place + 2 + length]
    if marker == 0xE1, body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) {
      return exifOrientation(inTIFF: body.dropFirst(6))
    }
    place += 2 + length
  }
  return 1
}

/// The orientation in the first directory of a TIFF block; 1 when there is none or it is malformed.
///
/// Source: TIFF 6.0 section 2, tag 0x0112 of type SHORT.
func exifOrientation(inTIFF block: ArraySlice<UInt8>) -> Int {
  let bytes = Array(block)
  guard bytes.count >= 8 else { return 1 }
  let little: Bool
  switch (bytes[0], bytes[1]) {
  case (0x49, 0x49): little = true
  case (0x4D, 0x4D): little = false
  default: return 1
  }
  func number(at place: Int, size: Int) -> Int? {
    guard place >= 0, place <= bytes.count - size else { return nil }
    let digits = bytes[place..<place + size]
    return (little ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
  }
  guard number(at: 2, size: 2) == 42, let directory = number(at: 4, size: 4),
    let entries = number(at: directory, size: 2)
  else { return 1 }
  for entry in 0..<entries {
    let place = directory + 2 + 12 * entry
    guard let tag = number(at: place, size: 2) else { return 1 }
    guard tag == 0x0112 else { continue }
    guard number(at: place + 2, size: 2) == 3, number(at: place + 4, size: 4) == 1,
      let value = number(at: place + 8, size: 2), (1...8).contains(value)
    else { return 1 }
    return value
  }
  return 1
}
