internal import CSystem
internal import Glibc

/// A lock file held for life: the kernel lets go of it at any death of the process.
///
/// Programs that are started do not inherit it. A bare fork shares it, so a process that forks
/// without starting a program must fork before it takes the lock or close the copy.
struct Lock: ~Copyable {
  private let descriptor: Int32
  private let path: Path

  /// Takes the lock of a run; `busy` when another process, or another part of this one, holds it.
  init(_ path: Path, of run: String, on disk: Disk) throws(SpoolError) {
    while true {
      try disk.before("lock", path)
      let descriptor = try disk.open(path, O_RDWR | O_CREAT)
      guard csystem_lock(descriptor) == 0 else {
        let reason = errno
        close(descriptor)
        if reason == EINTR { continue }
        if reason == EWOULDBLOCK { throw .busy(run: run) }
        throw .failed(operation: "lock", path: path.description, errno: reason)
      }
      // Whoever cleaned up may have removed the name between opening and locking.
      var raw = stat()
      guard unsafe fstat(descriptor, &raw) == 0 else {
        let reason = errno
        close(descriptor)
        throw .failed(operation: "lock", path: path.description, errno: reason)
      }
      let current: FileStatus?
      do { current = try disk.status(path) } catch {
        close(descriptor)
        throw error
      }
      if current?.identity == FileStatus(raw).identity {
        self.descriptor = descriptor
        self.path = path
        return
      }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }

  /// Whether somebody holds the lock, without holding it for longer than the look.
  static func isHeld(_ path: Path, on disk: Disk) throws(SpoolError) -> Bool {
    guard try disk.status(path) != nil else { return false }
    do throws(SpoolError) {
      _ = try Lock(path, of: "", on: disk)
      return false
    } catch {
      if case .busy = error { return true }
      throw error
    }
  }
}
