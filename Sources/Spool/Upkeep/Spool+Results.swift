internal import JSONReading
public import Proofing

/// A drop that was set aside.
public struct Refusal: Sendable, Equatable {
  /// Its name under `refused/`.
  public var name: String
  /// Why.
  public var fault: Fault
  /// When, seconds since 1970.
  public var at: Int
}

extension Spool {
  /// The largest result: a job with every bound used up stays below.
  static let largestResult = 16 << 20

  /// What lies in `refused/`, by name; what has no fault that can be read is left out.
  ///
  /// - Throws: When the machine fails.
  public func refusals() throws(SpoolError) -> [Refusal] {
    var refusals: [Refusal] = []
    for name in try disk.names(in: folder(.refused)) where !DropName.isUnfinished(name) {
      if let refusal = try refusal(name.text) { refusals.append(refusal) }
    }
    return refusals
  }

  /// What lies under a name in `refused/`; nil when it has no fault that can be read.
  func refusal(_ name: String) throws(SpoolError) -> Refusal? {
    let file = folder(.refused) / name / Mark.fault
    guard case .bytes(let bytes, let status) = try disk.read(file, limit: 1 << 16),
      let fault = Fault(file: bytes)
    else { return nil }
    return Refusal(name: name, fault: fault, at: status.changed / 1_000_000_000)
  }
}

extension Fault {
  /// Reads `fault.json` back; nil when it is not one of format 1.
  fileprivate init?(file bytes: [UInt8]) {
    guard let tree = try? JSONParser.parse(bytes), case .object(let members) = tree,
      case .integer(1)? = members["format"], case .text(let code)? = members["code"],
      let reason = Reason(rawValue: code), case .text(let file)? = members["file"],
      case .text(let expected)? = members["expected"], case .text(let found)? = members["found"]
    else { return nil }
    var place: String?
    if case .text(let field)? = members["field"] { place = field }
    self.init(reason, file: file, field: place, expected: expected, found: found)
  }
}
