import Glibc

/// Tells when something comes into a folder, by inotify(7).
///
/// Events can be lost (a full queue, a network file system): whoever waits must look again now and
/// then in any case.
struct FolderWatch: ~Copyable {
  /// Becomes readable when something came.
  let descriptor: Int32
  private let folder: String

  /// Begins to watch.
  ///
  /// - Throws: ``Stop`` when the system has no watch left.
  init(_ folder: String) throws {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    self.folder = folder
    guard descriptor >= 0 else {
      throw Stop(.unavailable, "no inotify instance is left: raise fs.inotify.max_user_instances")
    }
  }

  deinit { close(descriptor) }

  /// Forgets what has come so far; watches the folder that has the name now, should it be a new one.
  ///
  /// A queue that was full is emptied too: whoever waits looks at the folder itself afterwards.
  ///
  /// - Returns: Whether the folder is there to be watched.
  /// - Throws: ``Stop`` when the system has no watch left.
  func rearm() throws -> Bool {
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    while unsafe read(descriptor, &bytes, bytes.count) > 0 {}
    // A file that is complete is closed or renamed to here; a folder is made or renamed to here.
    let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB
    guard unsafe inotify_add_watch(descriptor, folder, UInt32(events)) >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw Stop(
        .unavailable,
        "\(folder) cannot be watched (errno \(errno)): is it there, and is fs.inotify.max_user_watches used up?"
      )
    }
    return true
  }
}
