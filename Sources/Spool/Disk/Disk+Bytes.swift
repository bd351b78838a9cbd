internal import Glibc

extension Disk {
  /// What reading a file gave.
  enum Read: Sendable, Equatable {
    case bytes([UInt8], FileStatus)
    /// It is larger than the limit; not a byte was read.
    case tooLarge(FileStatus)
    /// It is no regular file with one name; it was not opened or not read.
    case irregular(FileStatus)
    /// This user may not read it.
    case unreadable(FileStatus)
    case missing
  }

  /// Reads a regular file that has one name and at most `limit` bytes; links are not followed.
  func read(_ path: Path, limit: Int) throws(SpoolError) -> Read {
    guard let seen = try status(path) else { return .missing }
    // Opening a pipe would wait and opening a device may do anything, so look first.
    guard seen.kind == .file, seen.links == 1 else { return .irregular(seen) }
    let descriptor: Int32
    do {
      descriptor = try open(path, O_RDONLY | O_NONBLOCK)
    } catch .failed(_, _, ENOENT) {
      return .missing
    } catch .failed(_, _, ELOOP) {
      return .irregular(seen)
    } catch .failed(_, _, EACCES) {
      return .unreadable(seen)
    }
    defer { close(descriptor) }
    var raw = stat()
    guard unsafe fstat(descriptor, &raw) == 0 else { throw failure("look at", path) }
    let status = FileStatus(raw)
    guard status.kind == .file, status.links == 1 else { return .irregular(status) }
    guard status.size <= limit else { return .tooLarge(status) }
    // One byte more than it has, so that a file that grows meanwhile is noticed.
    var bytes = [UInt8](repeating: 0, count: status.size + 1)
    var filled = 0
    while filled < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(
          descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count == 0 { break }
      if count > 0 { filled += count } else if errno != EINTR { throw failure("read", path) }
    }
    bytes.removeLast(bytes.count - filled)
    return .bytes(bytes, status)
  }

  /// Writes a new file of mode 0600 and makes its contents last.
  ///
  /// A file of this name is emptied first: only names of our own that nobody reads yet are given.
  func write(_ bytes: [UInt8], to path: Path) throws(SpoolError) {
    try before("write", path)
    let descriptor = try open(path, O_WRONLY | O_CREAT | O_TRUNC)
    var closed = false
    defer { if !closed { close(descriptor) } }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count >= 0 { written += count } else if errno != EINTR { throw failure("write", path) }
    }
    try sync(descriptor, path)
    closed = true
    // An error that a file system kept for the end means that the file is not there.
    guard close(descriptor) == 0 || errno == EINTR else { throw failure("close", path) }
  }
}
