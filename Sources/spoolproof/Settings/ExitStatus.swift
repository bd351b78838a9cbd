import ArgumentParser

/// How the program ends, in the numbers of sysexits.h.
enum ExitStatus: Int32 {
  /// Done, whatever was decided.
  case done = 0
  /// The command line makes no sense.
  case usage = 64
  /// At least one drop was refused.
  case refusals = 65
  /// No reader can work here.
  case unavailable = 69
  /// Reading or writing failed.
  case inputOutput = 74
  /// Disk full, too many files: try later.
  case tryLater = 75
  /// The spool, the policy or a key file is not as it must be.
  case configuration = 78

  /// For throwing from a command.
  var code: ExitCode { ExitCode(rawValue) }
}

/// A problem that ends a command, with what to do about it.
struct Stop: Error, CustomStringConvertible {
  var status: ExitStatus
  var description: String

  init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }
}
