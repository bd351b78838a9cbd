internal import Glibc
internal import Proofing

extension Run {
  /// Moves a flat drop into a folder of this run; false when another run was faster or it changed.
  ///
  /// The mark says that the move is not finished, so that recovery can complete or undo it.
  /// `expecting` are the bytes that the job file had; nil when they do not matter.
  func fetch(_ name: EntryName, id: String, pictures: [String], expecting: [UInt8]?)
    throws(SpoolError) -> Bool
  {
    let incoming = spool.folder(.incoming)
    let folder = folder(id)
    // A job of this identifier is in hand already: this drop's turn comes after it.
    guard try disk.makeFolder(folder) else { return false }
    try disk.mark(folder / Mark.moving)
    guard try disk.rename(incoming / name, to: folder / Mark.job) == .done else {
      try spool.undoFlatMove(folder, id: id, name: name)
      return false
    }
    if let expecting {
      let found = try disk.read(folder / Mark.job, limit: JobReader.largest)
      guard case .bytes(expecting, _) = found else {
        try spool.undoFlatMove(folder, id: id, name: name)
        return false
      }
    }
    for picture in pictures {
      let moved = try disk.rename(incoming / picture, to: folder / picture)
      if moved == .gone, expecting != nil {
        try spool.undoFlatMove(folder, id: id, name: name)
        return false
      }
    }
    try disk.remove(folder / Mark.moving)
    return true
  }

  /// Moves a folder into this run's; false when another run was faster or it changed.
  func fetchFolder(_ candidate: Candidate, id: String, expecting: [UInt8]?) throws(SpoolError)
    -> Bool
  {
    let folder = folder(id)
    guard try candidate.form == .deferred ? fetchDeferred(candidate, folder) : arrive(candidate, id)
    else { return false }
    guard let expecting else { return true }
    let found = try disk.read(folder / Mark.job, limit: JobReader.largest)
    if case .bytes(expecting, _) = found { return true }
    try putBack(candidate, id: id)
    return false
  }

  private func fetchDeferred(_ candidate: Candidate, _ folder: Path) throws(SpoolError) -> Bool {
    try disk.rename(spool.folder(.deferred) / candidate.name, to: folder) == .done
  }

  /// Moves a dropped folder here under a name that says that nobody has looked into it, then to its own.
  ///
  /// Between the two the marks go that it may have brought along: recovery must not take them for ours. A folder that
  /// was set aside and dropped again has its old fault.
  private func arrive(_ candidate: Candidate, _ id: String) throws(SpoolError) -> Bool {
    let arrival = own / ".\(id)"
    guard try disk.status(folder(id)) == nil,
      try disk.rename(spool.folder(.incoming) / candidate.name, to: arrival) == .done
    else { return false }
    try spool.removeMarks(arrival)
    guard try disk.rename(arrival, to: folder(id)) == .done else {
      throw .failed(operation: "take", path: arrival.description, errno: EEXIST)
    }
    return true
  }

  /// Puts a drop back to where it was taken from.
  func putBack(_ candidate: Candidate, id: String) throws(SpoolError) {
    let folder = folder(id)
    switch candidate.form {
    case .flat:
      try disk.mark(folder / Mark.moving)
      try spool.undoFlatMove(folder, id: id, name: candidate.name)
    case .deferred:
      if try disk.rename(folder, to: spool.folder(.deferred) / candidate.name) != .done {
        try spool.giveBack(folder, id: id)
      }
    default: try spool.giveBack(folder, id: id)
    }
  }

  /// Moves something that is no drop of ours into `refused/` without opening it.
  ///
  /// Gives the name there; nil when it was gone.
  func refuseUnopened(_ candidate: Candidate, _ fault: Fault) throws(SpoolError) -> String? {
    let name = DropName.safe(candidate.name)
    var folder = own / name
    var number = 1
    while try !disk.makeFolder(folder) {
      number += 1
      folder = own / "\(name)-\(number)"
    }
    try disk.replace(Mark.refused, in: folder, with: JSONText.fault(fault))
    let moved = try disk.rename(
      spool.folder(.incoming) / candidate.name, to: folder / Self.inner(name))
    guard moved == .done else {
      try disk.remove(folder / Mark.refused)
      try disk.removeFolder(folder)
      return nil
    }
    return try spool.finishRefusal(folder, as: name, once: false)
  }

  /// The name of a drop inside its folder: not one that the spool uses there.
  private static func inner(_ name: String) -> String {
    [Mark.job, Mark.fault, Takes.file].contains(name) ? "drop-\(name)" : name
  }
}
