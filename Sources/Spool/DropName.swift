/// The rules for names: what is a drop, what is not there yet, what may be a picture.
enum DropName {
  /// The longest identifier of a job, in bytes.
  static let longest = 128

  /// Letters, digits, dot, dash and underscore.
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Names that mean "not there yet": a dot in front, or a suffix that copying programs use.
  static func isUnfinished(_ name: EntryName) -> Bool {
    if name.bytes.first == UInt8(ascii: ".") { return true }
    return [".part", ".tmp", ".filepart"].contains { ends(name.bytes, with: $0) }
  }

  /// Whether a name is a job file's, in either case (`X.JSON` comes from other systems).
  static func isJobFile(_ name: EntryName) -> Bool { ends(name.bytes, with: ".json") }

  /// Whether an entry of `incoming/` is a drop by its name: a job file, or a folder.
  static func isDrop(_ entry: FolderStream.Entry) -> Bool {
    !isUnfinished(entry.name) && (isJobFile(entry.name) || entry.mayBeFolder)
  }

  /// The identifier that a drop's name gives: the job file's name without `.json`, or the folder's.
  ///
  /// Nil when the name cannot be one: then the drop is refused.
  static func id(of name: EntryName, isFolder: Bool) -> String? {
    let bytes = isFolder ? name.bytes : Array(name.bytes.dropLast(5))
    return isId(bytes) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Whether bytes can be a job's identifier.
  ///
  /// The endings that mean "not there yet", `.json` and `.again-3` are kept for the spool itself.
  static func isId(_ bytes: [UInt8]) -> Bool {
    guard (1...longest).contains(bytes.count), bytes.allSatisfy(isPlain),
      !isUnfinished(EntryName(bytes: bytes)), !ends(bytes, with: ".json")
    else { return false }
    let digits = bytes.reversed().prefix { (48...57).contains($0) }.count
    return digits == 0 || !ends(Array(bytes.dropLast(digits)), with: ".again-")
  }

  /// Whether a name can be a picture's: a plain name without a path that no other rule needs.
  static func isPicture(_ name: String) -> Bool {
    let entry = EntryName(name)
    return isPlainName(name) && !isUnfinished(entry) && !isJobFile(entry)
  }

  /// Whether a name is made of plain characters, with no dot in front.
  static func isPlainName(_ name: String) -> Bool {
    (1...255).contains(name.utf8.count) && name.utf8.allSatisfy(isPlain) && !name.hasPrefix(".")
  }

  /// A name under which a drop can be set aside, whatever it was called.
  static func safe(_ name: EntryName) -> String {
    let plain = name.bytes.prefix(longest).map { isPlain($0) ? $0 : UInt8(ascii: "_") }
    let text = String(decoding: plain, as: UTF8.self)
    return text.isEmpty || text.hasPrefix(".") ? "drop" + text : text
  }

  private static func ends(_ bytes: [UInt8], with suffix: String) -> Bool {
    let lower = bytes.suffix(suffix.utf8.count).map {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0
    }
    return lower.elementsEqual(suffix.utf8)
  }
}
