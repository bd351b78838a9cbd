import Proofing

@testable import Imaging
@testable import Recognition

extension FuzzEntry {
  /// Small, so that a picture costs no more than a moment.
  private static let limits = ImagingLimits(bytes: 1 << 20, side: 2_048, pixels: 1 << 18)

  func runPicture(_ bytes: [UInt8]) throws {
    for enough in [nil, 16] {
      let picture: DecodedPicture
      do {
        picture = try decode(bytes, limits: Self.limits, enoughPixels: enough)
      } catch { continue }
      let pixels = picture.pixels
      let format = picture.format
      try require(
        Self.limits.allow(width: format.width, height: format.height)
          && Self.limits.allow(width: pixels.width, height: pixels.height),
        "a picture is within the limits")
      try require(
        pixels.bytes.count == pixels.width * pixels.height * pixels.channels,
        "there are as many bytes as pixels")
      try require((1...8).contains(format.orientation), "an orientation is 1 to 8")
    }
  }

  func runExif(_ bytes: [UInt8]) throws {
    let orientations = [
      exifOrientation(inTIFF: bytes[...]), exifOrientation(inJPEG: [0xFF, 0xD8] + bytes),
    ]
    try require(orientations.allSatisfy((1...8).contains), "an orientation is 1 to 8")
  }

  func runZone(_ bytes: [UInt8]) throws {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let zones =
      [MachineReadableZone(lines: lines)]
      + MachineReadableZone.Format.allCases.map { MachineReadableZone(format: $0, lines: lines) }
    for zone in zones.compactMap(\.self) {
      let parts = MachineReadableZone.Part.allCases.map { zone.text(of: $0).revealed.count }
      try require(parts.reduce(0, +) <= 90, "the parts are no more than the zone")
      for check in MachineReadableZone.Check.allCases { _ = zone.verdict(on: check) }
      for attribute in Attribute.allCases {
        try require(zone.value(of: attribute)?.revealed.isEmpty != true, "a value is something")
      }
      _ = zone.findings
    }
  }

  func runBarcode(_ bytes: [UInt8]) throws {
    let payload = AAMVAPayload(parsing: bytes)
    let read = readings(of: payload, box: Box(x: 0, y: 0, width: 1, height: 1))
    for reading in read {
      try require(!reading.value.revealed.isEmpty, "a reading has a value")
      try require(
        reading.confidences.count == reading.value.revealed.unicodeScalars.count,
        "one confidence a character")
    }
    try require(Set(read.map(\.attribute)).count == read.count, "one reading an attribute")
    try require(payload == AAMVAPayload(parsing: bytes), "a payload is the same each time")
  }
}
