private import Hashing
internal import JSONReading
internal import Proofing

extension Spool {
  /// Writes an entry into `audit.log` and makes it last; several processes may do so at once.
  ///
  /// - Parameters:
  ///   - entry: What happened.
  ///   - once: Write nothing when the log tells of it already: the same event, identifier and digest, and the same time
  ///     where the entry has one. For whoever tries again after an end that nobody saw.
  /// - Throws: When the machine fails, or the log or its key is not as it must be. Then nothing was written.
  public func record(_ entry: AuditEntry, once: Bool = false) throws(SpoolError) {
    try AuditLog(in: self).append(entry, once: once)
  }

  /// The head of the audit log: the code of its last line, 64 hexadecimal digits, all zeros without a line.
  ///
  /// Whoever keeps it can tell later that nothing before it was changed: ``verifyAudit(heads:)``.
  ///
  /// - Throws: When the machine fails, or the log or its key is not as it must be.
  public func auditHead() throws(SpoolError) -> String {
    hexadecimal(try AuditLog(in: self).end().code)
  }

  /// Looks whether the audit log is as it was written; changes nothing.
  ///
  /// It asks for the log and its key only, so that the folder may also be one to which both were moved from a spool.
  ///
  /// The chain alone finds every line that was changed, moved or removed, but not whether lines are missing at the
  /// end: that takes a head that was printed before.
  ///
  /// - Parameter heads: Heads that were printed, each 64 hexadecimal digits.
  /// - Returns: What was found.
  /// - Throws: When the machine fails, or there is no log or no key.
  public func verifyAudit(heads: [String] = []) throws(SpoolError) -> AuditCheck {
    guard try disk.status(root / AuditLog.file) != nil else {
      throw .audit(
        path: (root / AuditLog.file).description, problem: "there is none; a run begins one")
    }
    return try AuditLog(in: self, reading: true).check(heads: heads)
  }

  /// Makes the log and its key where both are missing.
  func beginAudit() throws(SpoolError) {
    guard try disk.status(root / AuditKey.file) == nil else {
      return try AuditKey.expectLog(of: self)
    }
    _ = try AuditLog(in: self)
  }

  /// Writes down that a result has its name, unless that was written down.
  ///
  /// All that the entry says is in the result, so that whoever finishes for another writes the same, once.
  func recordDecisionOnce(of id: String, run: String) throws(SpoolError) {
    guard case .bytes(let result, _) = try disk.read(self.result(id), limit: Self.largestResult)
    else { return }
    try record(AuditEntry(deciding: id, result: result, run: run), once: true)
  }

  /// Writes down that a drop is set aside, from the mark in its folder.
  ///
  /// The time is the mark's own, so that the same drop, refused for the same reason again, has an entry of its own.
  func recordRefusal(_ folder: Path, as id: String, once: Bool) throws(SpoolError) {
    guard case .bytes(let fault, let status) = try disk.read(folder / Mark.refused, limit: 1 << 16)
    else { return }
    var codes: [String] = []
    if case .object(let members)? = try? JSONParser.parse(fault),
      case .text(let code)? = members["code"]
    {
      codes = [code]
    }
    try record(
      AuditEntry(
        .refused, id: id, run: folder.folder.name, reasons: codes,
        digest: "sha256:" + hexadecimal(sha256(fault)), time: status.changed), once: once)
  }
}

extension AuditEntry {
  /// The entry of a decision: what the result's file says, and the file's digest.
  init(deciding id: String, result: [UInt8], run: String) {
    self.init(.decided, id: id, run: run, digest: "sha256:" + hexadecimal(sha256(result)))
    guard case .object(let members)? = try? JSONParser.parse(result) else { return }
    if case .text(let decision)? = members["decision"] { self.decision = decision }
    guard case .array(let elements)? = members["reasons"] else { return }
    for case .object(let element) in elements {
      guard case .text(let code)? = element["code"], Reason(rawValue: code) != nil,
        !reasons.contains(code)
      else { continue }
      reasons.append(code)
    }
  }
}
