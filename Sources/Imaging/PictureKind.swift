/// What a file is by its first bytes; its name says nothing.
public enum PictureKind: String, Codable, Sendable, CaseIterable {
  case jpeg, png, heic, avif, webp, pdf, tiff, gif, bmp, jp2
  /// None of these.
  case unknown

  /// Looks at the signature, which is at most 12 bytes long.
  public init(of bytes: [UInt8]) {
    func starts(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + signature.count
        && bytes[offset..<offset + signature.count].elementsEqual(signature)
    }
    func starts(_ signature: StaticString, at offset: Int = 0) -> Bool {
      starts(Array("\(signature)".utf8), at: offset)
    }
    if starts([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if starts("ftyp", at: 4) {
      self = Self.ofBrand(bytes)
    } else if starts("RIFF"), starts("WEBP", at: 8) {
      self = .webp
    } else if starts("%PDF-") {
      self = .pdf
    } else if starts([0x49, 0x49, 0x2A, 0x00]) || starts([0x4D, 0x4D, 0x00, 0x2A]) {
      self = .tiff
    } else if starts("GIF8") {
      self = .gif
    } else if starts("BM") {
      self = .bmp
    } else if starts([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]) || starts([0xFF, 0x4F, 0xFF, 0x51]) {
      self = .jp2
    } else {
      self = .unknown
    }
  }

  /// The major brand of an ISO base media file (ISO/IEC 14496-12, 4.3; brands of ISO/IEC 23008-12).
  private static func ofBrand(_ bytes: [UInt8]) -> PictureKind {
    guard bytes.count >= 12 else { return .unknown }
    switch String(decoding: bytes[8..<12], as: UTF8.self) {
    case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": return .heic
    case "avif", "avis": return .avif
    default: return .unknown
    }
  }
}
