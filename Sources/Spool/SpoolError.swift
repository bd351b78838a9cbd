private import Glibc

/// Something is wrong with the machine or with the spool's folders, not with a job.
///
/// The job in hand stays where it is or is found again by recovery.
public enum SpoolError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A system call failed.
  case failed(operation: String, path: String, errno: Int32)
  /// A folder of the spool is missing.
  case missing(path: String, spool: String)
  /// Others than its owner may enter a folder of the spool, or change the spool's own folder.
  case loose(path: String, mode: UInt32)
  /// Others than its owner may read a file of the spool that must be private.
  case looseFile(path: String, mode: UInt32)
  /// Somebody else owns a folder or file of the spool.
  case foreign(path: String, owner: UInt32)
  /// A folder of the spool is something else.
  case notAFolder(path: String)
  /// The folder in which a new spool is to lie is missing.
  case noHome(path: String, home: String)
  /// The folder that is to become a spool holds something else, such as this name.
  case occupied(path: String, name: String)
  /// The spool lies on a file system that another machine or a program serves, where locks do not tell who is dead.
  case network(path: String)
  /// A folder of the spool is mounted by itself, so that nothing can be renamed into it or out of it.
  case mount(path: String, spool: String)
  /// Another run of this name is alive.
  case busy(run: String)
  /// A run's name must be a plain name.
  case runName
  /// The audit log or its key is not as it was left.
  case audit(path: String, problem: String)

  /// The exit code of sysexits.h.
  ///
  /// 74 for input and output, 75 when it helps to try later (disk full, quota, too many open
  /// files), 78 when somebody must mend the spool first.
  public var exitCode: Int32 {
    switch self {
    case .failed(_, _, let errno):
      [ENOSPC, EDQUOT, EMFILE, ENFILE, ENOMEM, EAGAIN].contains(errno) ? 75 : 74
    case .busy: 75
    case .missing, .loose, .looseFile, .foreign, .notAFolder, .network, .mount, .runName, .audit,
      .noHome, .occupied:
      78
    }
  }

  /// What was expected, what was found and the command that mends it.
  public var description: String {
    switch self {
    case .failed(let operation, let path, let errno):
      "cannot \(operation) \(path): \(Self.text(errno))"
    case .missing(let path, let spool):
      "\(path) is missing; make it with: spoolproof init \(Self.quoted(spool))"
    case .loose(let path, let mode):
      "\(path) has mode \(String(mode, radix: 8)), others could get at it; "
        + "close it with: chmod 700 \(Self.quoted(path))"
    case .looseFile(let path, let mode):
      "\(path) has mode \(String(mode, radix: 8)), others could read it; "
        + "close it with: chmod 600 \(Self.quoted(path))"
    case .foreign(let path, let owner):
      "\(path) belongs to user \(owner); give it to the user who runs this: "
        + "chown \(getuid()) \(Self.quoted(path))"
    case .notAFolder(let path):
      "\(path) is not a folder; move it away, then: spoolproof init"
    case .noHome(let path, let home):
      "\(path) cannot be made, its folder is missing; make that first: mkdir -p \(Self.quoted(home))"
    case .occupied(let path, let name):
      "\(path) is no spool and holds other things, such as \(name); "
        + "name a folder that is new or empty"
    case .network(let path):
      "\(path) is on a file system that another machine or a program (FUSE) serves, where a lock does not tell "
        + "who is dead; use a local disk"
    case .mount(let path, let spool):
      "\(path) is mounted by itself, and jobs are moved by renames, which do not cross mounts; unmount it: "
        + "umount \(Self.quoted(path)) (a disk for the spool is mounted at \(Self.quoted(spool)))"
    case .busy(let run):
      "the run \(run) is already active"
    case .runName:
      "a run's name is 1 to 128 letters, digits, dots, dashes and underscores"
    case .audit(let path, let problem):
      "\(path): \(problem)"
    }
  }

  private static func text(_ errno: Int32) -> String {
    guard let text = unsafe strerror(errno) else { return "error \(errno)" }
    return unsafe String(cString: text)
  }

  /// A path as a shell takes it.
  private static func quoted(_ path: String) -> String {
    let plain = path.utf8.allSatisfy { byte in
      DropName.isPlain(byte) || byte == UInt8(ascii: "/")
    }
    return plain
      ? path
      : "'"
        + path.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
