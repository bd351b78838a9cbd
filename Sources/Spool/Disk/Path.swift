internal import Glibc

/// A place on disk as the bytes that the kernel sees, because a dropped name need not be UTF-8.
struct Path: Hashable, Sendable, CustomStringConvertible {
  /// The bytes, without the closing NUL.
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  static func / (folder: Path, name: String) -> Path {
    Path(bytes: folder.bytes + [UInt8(ascii: "/")] + Array(name.utf8))
  }

  static func / (folder: Path, name: EntryName) -> Path {
    Path(bytes: folder.bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// What stands behind the last slash, for people; the whole path when it has none.
  var name: String { String(decoding: bytes[nameStart...], as: UTF8.self) }

  /// What stands in front of it; `.` when there is nothing.
  var folder: Path {
    if nameStart == 0 { return Path(".") }
    return nameStart == 1 ? Path("/") : Path(bytes: Array(bytes[..<(nameStart - 1)]))
  }

  private var nameStart: Int { (bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1 }

  /// The same place from the root, as the kernel sees it; the path itself when there is none.
  var absolute: Path {
    var resolved = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let found = unsafe call { unsafe realpath($0, &resolved) != nil }
    return found
      ? Path(bytes: resolved.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }) : self
  }

  /// The path for people: anything but printable ASCII becomes a question mark.
  var description: String {
    String(
      decoding: bytes.map { (32...126).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
  }

  /// Hands the path to a system call.
  func call<Answer>(_ body: (UnsafePointer<CChar>) -> Answer) -> Answer {
    let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe terminated.withUnsafeBufferPointer { buffer in
      // An array of at least one element always has an address.
      guard let address = buffer.baseAddress else { preconditionFailure("an empty buffer") }
      return unsafe body(address)
    }
  }
}

/// A name in a folder, as the bytes that the kernel gave.
struct EntryName: Hashable, Sendable, Comparable {
  /// The bytes.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The name as text, with every invalid part replaced.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  static func < (left: EntryName, right: EntryName) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
