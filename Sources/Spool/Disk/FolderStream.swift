internal import Glibc

/// The names in a folder, read a few at a time: a folder may hold a hundred thousand.
@safe struct FolderStream: ~Copyable {
  /// One entry: its name, and whether it may be a folder as far as the folder itself says.
  struct Entry: Sendable {
    let name: EntryName
    let mayBeFile: Bool
    let mayBeFolder: Bool
    let mayBeLink: Bool
  }

  private let stream: OpaquePointer
  private let path: Path

  init(_ path: Path) throws(SpoolError) {
    guard let stream = unsafe path.call({ unsafe opendir($0) }) else {
      throw .failed(operation: "list", path: path.description, errno: errno)
    }
    unsafe self.stream = stream
    self.path = path
  }

  deinit { unsafe closedir(stream) }

  /// The next entry in the folder's own order, without `.` and `..`; nil at the end.
  mutating func next() throws(SpoolError) -> Entry? {
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno == 0 { return nil }
        throw .failed(operation: "list", path: path.description, errno: errno)
      }
      let length = unsafe Int(entry.pointee.d_reclen) - Self.nameOffset
      let name = unsafe UnsafeRawBufferPointer(
        start: UnsafeRawPointer(entry) + Self.nameOffset, count: max(0, length))
      let bytes = unsafe Array(name.prefix { $0 != 0 })
      let type = unsafe Int(entry.pointee.d_type)
      if bytes == [46] || bytes == [46, 46] { continue }
      let unknown = type == Int(DT_UNKNOWN)
      return Entry(
        name: EntryName(bytes: bytes), mayBeFile: unknown || type == Int(DT_REG),
        mayBeFolder: unknown || type == Int(DT_DIR), mayBeLink: unknown || type == Int(DT_LNK))
    }
  }

  /// Begins again, with what is there now.
  mutating func rewind() { unsafe rewinddir(stream) }

  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19
}

extension Disk {
  /// All names in a folder, sorted; for folders that are never long.
  func names(in folder: Path) throws(SpoolError) -> [EntryName] {
    var stream = try FolderStream(folder)
    var names: [EntryName] = []
    while let entry = try stream.next() { names.append(entry.name) }
    return names.sorted()
  }
}
