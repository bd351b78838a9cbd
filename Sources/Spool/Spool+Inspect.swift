private import Hashing
public import Proofing

/// What a close look at a drop gave.
enum Inspection: Sendable, Equatable {
  /// It is complete; the bytes of the job file that say so.
  case complete(Job, [UInt8])
  /// Something is missing, which may still come; the fault is due when nothing has changed for
  /// the settle time after this moment, nanoseconds since 1970.
  case incomplete(Fault, changed: Int)
  /// It can never be judged.
  case faulty(Fault)
  /// It is no longer there.
  case gone
}

extension Spool {
  /// The most bytes of a picture's file that a reader looks at; a larger one is not even opened.
  public static var largestPicture: Int { 25_000_000 }

  /// Looks at a drop where it lies, without changing anything.
  ///
  /// The pictures are looked for in `folder`; faults call the job file `name`.
  func inspect(folder: Path, jobFile: Path, id: String, name: String) throws(SpoolError)
    -> Inspection
  {
    let bytes: [UInt8]
    let status: FileStatus
    switch try disk.read(jobFile, limit: JobReader.largest) {
    case .missing:
      // A flat drop that is gone was taken by another run; a folder's job file comes last.
      guard name == Mark.job, let folder = try disk.status(folder) else { return .gone }
      return .incomplete(
        Fault(.jobFileMissing, file: name, expected: "a job file", found: "nothing"),
        changed: folder.changed)
    case .unreadable(let status):
      return .incomplete(
        Fault(
          .jobMalformed, file: name, expected: "a file that may be read",
          found: "one that may not"), changed: status.changed)
    case .irregular(let status):
      let fault = Self.irregular(status, file: name, field: nil)
      return status.kind == .file
        ? .incomplete(fault, changed: status.changed) : .faulty(fault)
    case .tooLarge(let status):
      return .faulty(
        Fault(
          .jobTooLarge, file: name, expected: "at most \(JobReader.largest) bytes",
          found: "\(status.size)"))
    case .bytes(let read, let its):
      bytes = read
      status = its
    }
    let job: Job
    do throws(Fault) {
      job = try readJob(bytes, id: id, file: name)
    } catch {
      return JobReader.endsEarly(bytes)
        ? .incomplete(error, changed: status.changed) : .faulty(error)
    }
    // A folder changes when a file comes into it, and when it is moved here as a whole.
    let moved = name == Mark.job ? try disk.status(folder)?.changed ?? 0 : 0
    return try inspectPictures(
      of: job, bytes, in: folder, file: name, changed: max(status.changed, moved))
  }

  private func inspectPictures(
    of job: Job, _ bytes: [UInt8], in folder: Path, file: String, changed: Int
  ) throws(SpoolError) -> Inspection {
    var youngest = changed
    var lacking: Fault?
    for (field, picture) in job.files {
      let path = folder / picture.file
      func fault(_ code: Reason, _ expected: String, _ found: String) -> Fault {
        Fault(code, file: file, field: field, expected: expected, found: found)
      }
      guard let status = try disk.status(path) else {
        lacking = lacking ?? fault(.jobFileMissing, "a picture of this name", "nothing")
        continue
      }
      youngest = max(youngest, status.changed)
      guard status.kind == .file else {
        return .faulty(Self.irregular(status, file: file, field: field))
      }
      guard status.links == 1 else {
        lacking = lacking ?? Self.irregular(status, file: file, field: field)
        continue
      }
      guard let digest = picture.sha256, status.size <= Self.largestPicture else { continue }
      if case .bytes(let picture, _) = try disk.read(path, limit: Self.largestPicture),
        hexadecimal(sha256(picture)) == digest
      {
        continue
      }
      lacking =
        lacking
        ?? fault(.jobDigestMismatch, "the picture of this sha256", "\(status.size) other bytes")
    }
    if let lacking { return .incomplete(lacking, changed: youngest) }
    return .complete(job, bytes)
  }

  /// The fault of a picture that no reader would open.
  public static func pictureTooLarge(file: String, field: String, found: String) -> Fault {
    Fault(
      .jobTooLarge, file: file, field: field,
      expected: "a picture of at most \(largestPicture) bytes",
      found: found)
  }

  /// The fault of something that is not one regular file of its own.
  static func irregular(_ status: FileStatus, file: String, field: String?) -> Fault {
    switch status.kind {
    case .link:
      Fault(
        .jobFileOutsideSpool, file: file, field: field, expected: "a regular file",
        found: status.kind.rawValue)
    case .file:
      Fault(
        .jobFileOutsideSpool, file: file, field: field, expected: "a file with one name",
        found: "a file with \(status.links) names")
    default:
      Fault(
        field == nil ? .jobMalformed : .jobFileMissing, file: file, field: field,
        expected: "a regular file", found: status.kind.rawValue)
    }
  }
}

extension Job {
  /// All pictures that the job names, each with its field.
  public var files: [(field: String, picture: Evidence.Picture)] {
    var files: [(String, Evidence.Picture)] = []
    for (place, document) in evidence.enumerated() {
      for (index, picture) in document.pictures.enumerated() {
        files.append(("evidence[\(place)].images[\(index)].file", picture))
      }
    }
    if let selfie { files.append(("selfie.file", selfie)) }
    return files
  }

  /// The names of all pictures, each once, in order.
  var fileNames: [String] {
    files.reduce(into: []) { names, file in
      if !names.contains(file.picture.file) { names.append(file.picture.file) }
    }
  }
}
