import ArgumentParser
import Spool

/// The option that says where the spool is.
struct SpoolOption: ParsableArguments {
  @Option(help: "The spool's folder.", completion: .directory)
  var spool = "queue"

  /// The spool, which is as it must be.
  ///
  /// - Throws: `SpoolError`, which says how to mend it.
  func checkedSpool() throws -> Spool {
    let spool = Spool(path: spool)
    try spool.check()
    return spool
  }
}

extension SpoolState {
  /// The state for a person.
  var words: String {
    switch self {
    case .incoming: "waiting"
    case .active: "in hand"
    case .deferred: "deferred"
    case .done: "decided"
    case .refused: "refused"
    }
  }
}
