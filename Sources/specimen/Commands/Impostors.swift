import ArgumentParser

/// How many jobs of a batch are impostors', as the command line says it.
enum Impostors: ExpressibleByArgument, CustomStringConvertible, Sendable, Equatable {
  /// Half of them.
  case half
  /// So many.
  case number(Int)

  init?(argument: String) {
    guard let number = Int(argument), number >= 0 else { return nil }
    self = .number(number)
  }

  var description: String {
    switch self {
    case .half: "half"
    case .number(let number): String(number)
    }
  }
}
