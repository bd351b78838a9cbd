internal import Glibc
private import Hashing

/// The spool's own key, `audit.key`: 32 random bytes, made with the spool, which only its owner may read.
///
/// Under it stand the codes of the audit log and the counts that go with a job to `incoming/`, where others write too.
enum AuditKey {
  static let file = "audit.key"
  private static let count = 32

  /// The key; made when there is none and `making` says that nothing was written under one yet.
  ///
  /// To make it takes the lock of the log.
  static func bytes(of spool: Spool, making: Bool) throws(SpoolError) -> [UInt8] {
    let path = spool.root / file
    switch try spool.disk.read(path, limit: count) {
    case .bytes(let bytes, let status) where bytes.count == count:
      try expectPrivate(status, path)
      return bytes
    case .missing where making: return try make(path, of: spool)
    case .missing:
      throw .audit(
        path: path.description,
        problem:
          "it is gone, and without it \(AuditLog.file) can neither grow nor be checked: put it back; "
          + "to begin a new log move \(AuditLog.file) away, and keep it")
    default:
      throw .audit(
        path: path.description,
        problem:
          "it is not a file of \(count) bytes with one name that its owner may read: put it back")
    }
  }

  private static func make(_ path: Path, of spool: Spool) throws(SpoolError) -> [UInt8] {
    let key = randomBytes(count)
    try spool.disk.replace(file, in: spool.root, with: key)
    try spool.disk.syncFolder(spool.root)
    return key
  }

  /// A log that is gone must not begin anew by itself, as if nothing had ever happened.
  static func expectLog(of spool: Spool) throws(SpoolError) {
    let log = spool.root / AuditLog.file
    guard try spool.disk.status(spool.root / file) != nil, try spool.disk.status(log) == nil else {
      return
    }
    throw .audit(
      path: log.description,
      problem: "it is gone: put it back; to begin a new one move \(file) away too, and keep it")
  }

  /// Whether a file is ours alone.
  static func expectPrivate(_ status: FileStatus, _ path: Path) throws(SpoolError) {
    guard status.owner == getuid() else {
      throw .foreign(path: path.description, owner: status.owner)
    }
    guard status.mode & 0o077 == 0 else {
      throw .looseFile(path: path.description, mode: status.mode)
    }
  }
}
