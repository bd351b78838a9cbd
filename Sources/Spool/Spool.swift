private import Glibc
internal import Proofing

/// A folder of jobs in which the name of a subfolder is the state of what lies in it.
///
/// It promises that nothing is lost and nothing is decided twice, whatever is killed, full or
/// broken: every change is one rename, and recovery looks only at what is on disk. Several runs
/// may share one spool on one machine.
public struct Spool: Sendable {
  /// The spool's own folders, each of mode 0700.
  enum Folder: String, CaseIterable {
    case incoming, active, deferred, done, refused, results, reports
  }

  /// How often a job is tried before it is set aside.
  public struct Limits: Sendable, Equatable {
    /// Takes whose reader died, spun or overran.
    public var takes: Int
    /// Runs that died while they held the job.
    public var deadRuns: Int

    /// The usual limits, or others.
    public init(takes: Int = 5, deadRuns: Int = 20) {
      self.takes = takes
      self.deadRuns = deadRuns
    }
  }

  /// Where it is.
  public let path: String
  let disk: Disk

  /// The spool at a path, which is not looked at yet.
  public init(path: String) { self.init(path: path, disk: Disk()) }

  init(path: String, disk: Disk) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path.isEmpty ? "." : path
    self.disk = disk
  }

  var root: Path { Path(path) }

  func folder(_ folder: Folder) -> Path { root / folder.rawValue }

  /// Makes the spool's folders, mode 0700, and its audit log with its key, where they are missing, and closes
  /// those of ours that others may enter, read or change; what lies in them stays as it is.
  ///
  /// - Parameter path: The spool's own folder; the folder that it lies in must exist. It is new, empty or a spool.
  /// - Throws: When one cannot be made. ``check()`` says whether all is well.
  public static func create(at path: String) throws(SpoolError) {
    let spool = Spool(path: path)
    try spool.makeRoot()
    try spool.mend(spool.root / ".", forbidden: 0o022)
    for folder in Folder.allCases {
      try spool.disk.makeFolder(spool.folder(folder))
      try spool.mend(spool.folder(folder), forbidden: 0o077)
    }
    for file in [AuditLog.file, AuditKey.file] { try spool.mendFile(spool.root / file) }
    try spool.beginAudit()
    try spool.disk.syncFolder(spool.root)
  }

  /// Makes the spool's own folder, or accepts one that is a spool already or holds nothing that could be somebody's.
  private func makeRoot() throws(SpoolError) {
    guard try disk.status(root) != nil else {
      do {
        try disk.makeFolder(root)
      } catch .failed(_, _, ENOENT) {
        throw .noHome(path: path, home: root.folder.description)
      }
      return
    }
    guard try disk.status(root / ".")?.kind == .folder else { throw .notAFolder(path: path) }
    let names = try disk.names(in: root)
    let own = Folder.allCases.map(\.rawValue)
    // What file systems, checkouts and administrators put into an empty folder.
    let harmless = names.allSatisfy { name in
      name.bytes.first == UInt8(ascii: ".") || name.text.hasPrefix("README")
        || name.text == "lost+found"
    }
    guard harmless || names.contains(where: { own.contains($0.text) }) else {
      let name = names.first { $0.bytes.first != UInt8(ascii: ".") }
      throw .occupied(path: path, name: (Path(".") / (name ?? EntryName("?"))).description)
    }
  }

  /// How many bytes this user may still write where the spool lies.
  ///
  /// - Throws: When the file system cannot be asked.
  public func freeBytes() throws(SpoolError) -> Int {
    var status = statvfs()
    guard unsafe root.call({ unsafe statvfs($0, &status) }) == 0 else {
      throw disk.failure("look at", root)
    }
    let (bytes, overflows) = Int(status.f_bavail)
      .multipliedReportingOverflow(by: Int(status.f_frsize))
    return overflows ? .max : bytes
  }

  private func mend(_ folder: Path, forbidden: UInt32) throws(SpoolError) {
    guard let status = try disk.status(folder), status.kind == .folder, status.owner == getuid(),
      status.mode & forbidden != 0 || status.mode & 0o700 != 0o700
    else { return }
    try disk.restrict(folder, to: 0o700)
  }

  private func mendFile(_ file: Path) throws(SpoolError) {
    guard let status = try disk.status(file), status.kind == .file, status.owner == getuid(),
      status.mode & 0o077 != 0
    else { return }
    try disk.restrict(file, to: 0o600)
  }

  /// Begins a run: takes its lock and makes its folder.
  ///
  /// - Parameters:
  ///   - run: A plain name that no other run has at the same time.
  ///   - limits: How often a job is tried.
  /// - Returns: The run, which holds nothing yet.
  /// - Throws: ``SpoolError/busy(run:)`` when a live run has this name.
  public func begin(run: String, limits: Limits = Limits()) throws(SpoolError) -> Run {
    try Run(run, in: self, limits: limits)
  }
}

extension Spool {
  /// Whether the process of a run lives: the kernel's own word, by its lock.
  ///
  /// - Throws: When the machine fails.
  public func isAlive(run: String) throws(SpoolError) -> Bool {
    try Lock.isHeld(folder(.active) / "\(run).lock", on: disk)
  }

  /// Whether a job of this identifier has been decided, as far as the spool still knows.
  func isDecided(_ id: String) throws(SpoolError) -> Bool {
    if try disk.status(result(id)) != nil { return true }
    return try decided(id) != nil
  }

  /// The folder of a decided job; nil when there is none.
  func decided(_ id: String) throws(SpoolError) -> Path? {
    for day in try disk.names(in: folder(.done)) {
      let folder = folder(.done) / day / id
      if try disk.status(folder) != nil { return folder }
    }
    return nil
  }

  /// The day of a moment in UTC, as `done/` names it.
  static func day(_ seconds: Int) -> CalendarDate? {
    CalendarDate(daysSince1970: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }

  func result(_ id: String) -> Path { folder(.results) / "\(id).result.json" }
  func notice(_ id: String) -> Path { folder(.results) / "\(id).notice.json" }
  func packet(_ id: String) -> Path { folder(.results) / "\(id).packet" }
}
