internal import Glibc

/// What the kernel says about a file, without following links.
struct FileStatus: Sendable, Equatable {
  enum Kind: String, Sendable {
    case file = "a regular file"
    case folder = "a folder"
    case link = "a symbolic link"
    case pipe = "a named pipe"
    case socket = "a socket"
    case device = "a device"
  }

  let kind: Kind
  let size: Int
  /// How many names the file has.
  let links: Int
  /// The permission bits.
  let mode: UInt32
  let owner: UInt32
  /// When the file or its name last changed, nanoseconds since 1970.
  ///
  /// The kernel sets it from its own clock. No copying program can keep an old one, as `scp -p`
  /// and `rsync -a` keep the time of modification.
  let changed: Int
  /// Device and inode: the file's identity.
  let identity: [UInt64]

  init(_ raw: stat) {
    kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    size = Int(raw.st_size)
    links = Int(raw.st_nlink)
    mode = raw.st_mode & 0o7777
    owner = raw.st_uid
    changed = Int(raw.st_ctim.tv_sec) * 1_000_000_000 + Int(raw.st_ctim.tv_nsec)
    identity = [UInt64(raw.st_dev), UInt64(raw.st_ino)]
  }
}
