internal import Glibc
public import Proofing

/// What became of a job that was handed in.
public enum Submission: Sendable, Equatable {
  /// It waits in `incoming/` under this identifier.
  case accepted(id: String)
  /// A drop of this identifier waits, is in hand or was decided: nothing was changed.
  case known(id: String, state: SpoolState)
  /// It could never be judged, or is not complete: nothing was dropped.
  case refused(Fault)
}

extension Spool {
  /// How many drops wait in `incoming/`.
  ///
  /// - Parameter limit: Stop counting here.
  /// - Returns: The count, the limit at most.
  /// - Throws: When the machine fails.
  public func backlog(upTo limit: Int) throws(SpoolError) -> Int {
    var stream = try FolderStream(folder(.incoming))
    var count = 0
    while count < limit, let entry = try stream.next() {
      if DropName.isDrop(entry) { count += 1 }
    }
    return count
  }

  /// Checks a job with its pictures and drops it as a folder, whole or not at all.
  ///
  /// The drop is built under a name with a dot in front, synced, and renamed: no run can see half
  /// of it, and a loss of power leaves all or nothing. The files that are handed in stay.
  ///
  /// - Parameter path: A job file with its pictures beside it, or a folder that holds `job.json`
  ///   and its pictures. The identifier is the job file's `id`; without one it is the folder's
  ///   name, or the file's without `.json`.
  /// - Returns: What became of it.
  /// - Throws: When the machine fails; nothing is left behind.
  public func submit(_ path: String) throws(SpoolError) -> Submission {
    var given = Path(path)
    if try disk.status(given)?.kind == .folder { given = given / Mark.job }
    let name = given.name
    let beside = given.folder
    let jobFile: [UInt8]
    switch try disk.read(given, limit: JobReader.largest) {
    case .bytes(let bytes, _): jobFile = bytes
    case .missing:
      return .refused(
        Fault(.jobFileMissing, file: name, expected: "a job file", found: "nothing"))
    default: jobFile = []
    }
    guard let id = JobReader.id(jobFile) ?? dropName(of: given) else {
      guard given.name == Mark.job || DropName.isJobFile(EntryName(name)) else {
        return .refused(
          Fault(
            .jobMalformed, file: name,
            expected: "a job file, such as 2026-000123.json, or a folder that holds \(Mark.job)",
            found: "another file"))
      }
      return .refused(
        Fault(
          .jobMalformed, file: name, field: "id",
          expected:
            "an identifier of 1 to \(DropName.longest) letters, digits, dots, dashes and underscores",
          found: "none in the file, and a name that cannot be one"))
    }
    switch try inspect(folder: beside, jobFile: given, id: id, name: name) {
    case .incomplete(let fault, _), .faulty(let fault): return .refused(fault)
    case .gone:
      return .refused(
        Fault(.jobFileMissing, file: name, expected: "a job file", found: "nothing"))
    case .complete(let job, let bytes):
      if let state = try state(of: id) { return .known(id: id, state: state) }
      return try drop(job, bytes, id: id, from: beside, named: name)
    }
  }

  /// The identifier that a place on disk gives; nil when its name cannot be one.
  private func dropName(of jobFile: Path) -> String? {
    let isFolder = jobFile.name == Mark.job
    let name = EntryName(isFolder ? jobFile.folder.absolute.name : jobFile.name)
    guard isFolder || DropName.isJobFile(name) else { return nil }
    return DropName.id(of: name, isFolder: isFolder)
  }

  private func drop(
    _ job: Job, _ bytes: [UInt8], id: String, from home: Path, named file: String
  ) throws(SpoolError) -> Submission {
    let incoming = folder(.incoming)
    let unfinished = incoming / ".\(id).\(getpid()).submit"
    try disk.removeTree(unfinished)
    try disk.makeFolder(unfinished)
    do throws(SpoolError) {
      if let fault = try copyPictures(of: job, from: home, to: unfinished, named: file) {
        try disk.removeTree(unfinished)
        return .refused(fault)
      }
      try disk.write(bytes, to: unfinished / Mark.job)
      try disk.syncFolder(unfinished)
      guard try disk.rename(unfinished, to: incoming / id) == .done else {
        try disk.removeTree(unfinished)
        return .known(id: id, state: .incoming)
      }
    } catch {
      // As far as it goes: the error that is told is the first one.
      try? disk.removeTree(unfinished)
      throw error
    }
    try disk.syncFolder(incoming)
    return .accepted(id: id)
  }

  /// Copies what the job names; a fault when a picture changed since it was looked at.
  private func copyPictures(
    of job: Job, from home: Path, to folder: Path, named file: String
  ) throws(SpoolError) -> Fault? {
    for (field, picture) in job.files {
      let read = try disk.read(home / picture.file, limit: Self.largestPicture)
      guard case .bytes(let bytes, _) = read else {
        let found: String
        if case .tooLarge(let status) = read {
          found = "\(status.size) bytes"
        } else {
          found = "something else"
        }
        return Self.pictureTooLarge(file: file, field: field, found: found)
      }
      try disk.write(bytes, to: folder / picture.file)
    }
    return nil
  }
}
