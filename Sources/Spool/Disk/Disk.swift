internal import CSystem
internal import Glibc

/// All file access of the spool.
///
/// Every function is one step that either happened or did not, and says which; whatever else
/// the kernel answers is thrown.
struct Disk: Sendable {
  /// Asked before every step that changes the disk; an error number makes the step fail instead.
  ///
  /// Nil outside tests, which use it to stop at every step in turn.
  let interrupt: (@Sendable (_ operation: String, _ path: String) -> Int32)?

  init(interrupt: (@Sendable (String, String) -> Int32)? = nil) { self.interrupt = interrupt }

  /// How a rename ended.
  enum Rename: Sendable, Equatable {
    case done
    /// The new name is taken already. Only EEXIST means this; any other answer is an error.
    case taken
    /// The old name is gone: somebody else was faster.
    case gone
  }

  /// What there is at a path, links not followed; nil when nothing.
  func status(_ path: Path) throws(SpoolError) -> FileStatus? {
    var raw = stat()
    if unsafe path.call({ unsafe lstat($0, &raw) }) == 0 { return FileStatus(raw) }
    if errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG { return nil }
    throw failure("look at", path)
  }

  /// Makes a folder of mode 0700; false when the name is taken.
  @discardableResult
  func makeFolder(_ path: Path) throws(SpoolError) -> Bool {
    switch step("make", path, { unsafe path.call { unsafe mkdir($0, 0o700) } }) {
    case 0: return true
    case EEXIST: return false
    case let errno: throw failure("make", path, errno)
    }
  }

  /// Gives a folder or file of ours a mode.
  func restrict(_ path: Path, to mode: mode_t) throws(SpoolError) {
    let errno = step("restrict", path) { unsafe path.call { unsafe chmod($0, mode) } }
    guard errno == 0 else { throw failure("restrict", path, errno) }
  }

  /// Renames without ever replacing anything.
  func rename(_ old: Path, to new: Path) throws(SpoolError) -> Rename {
    let errno = step("rename", old) {
      unsafe old.call { from in unsafe new.call { to in unsafe csystem_rename_new(from, to) } }
    }
    switch errno {
    case 0: return .done
    case EEXIST: return .taken
    case ENOENT: return .gone
    default: throw failure("rename", old, errno)
    }
  }

  /// Removes a file; nothing happens when there is none.
  func remove(_ path: Path) throws(SpoolError) {
    switch step("remove", path, { unsafe path.call { unsafe unlink($0) } }) {
    case 0, ENOENT: return
    case let errno: throw failure("remove", path, errno)
    }
  }

  /// Removes an empty folder; false when it is not empty or not there.
  @discardableResult
  func removeFolder(_ path: Path) throws(SpoolError) -> Bool {
    switch step("remove", path, { unsafe path.call { unsafe rmdir($0) } }) {
    case 0: return true
    case ENOTEMPTY, EEXIST, ENOENT: return false
    case let errno: throw failure("remove", path, errno)
    }
  }

  /// Removes a folder of our own making with everything in it; nothing happens when there is none.
  func removeTree(_ path: Path) throws(SpoolError) {
    guard let status = try status(path) else { return }
    guard status.kind == .folder else { return try remove(path) }
    for name in try names(in: path) { try removeTree(path / name) }
    try removeFolder(path)
  }

  /// Makes the names in a folder last through a loss of power.
  func syncFolder(_ path: Path) throws(SpoolError) {
    let descriptor = try open(path, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    try sync(descriptor, path)
  }

  /// Opens without following a link, never inherited by another program.
  func open(_ path: Path, _ flags: Int32, mode: mode_t = 0o600) throws(SpoolError) -> Int32 {
    while true {
      let descriptor = unsafe path.call {
        unsafe Glibc.open($0, flags | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, mode)
      }
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw failure("open", path) }
    }
  }

  func sync(_ descriptor: Int32, _ path: Path) throws(SpoolError) {
    while true {
      switch step("sync", path, { fsync(descriptor) }) {
      case 0: return
      case EINTR: continue
      case let errno: throw failure("sync", path, errno)
      }
    }
  }

  /// Makes one system call that changes the disk; gives 0 or the error number.
  func step(_ operation: String, _ path: Path, _ call: () -> Int32) -> Int32 {
    if let errno = interrupt?(operation, path.description), errno != 0 { return errno }
    return call() == 0 ? 0 : errno
  }

  func before(_ operation: String, _ path: Path) throws(SpoolError) {
    guard let errno = interrupt?(operation, path.description), errno != 0 else { return }
    throw .failed(operation: operation, path: path.description, errno: errno)
  }

  func failure(_ operation: String, _ path: Path, _ number: Int32 = errno) -> SpoolError {
    .failed(operation: operation, path: path.description, errno: number)
  }
}
