import Randomness

/// Names with how many people bear them, to draw from.
public struct NameTable: Sendable {
  private let names: [String]
  /// Number of people up to and with each name.
  private let sums: [Int]

  /// A table.
  ///
  /// - Parameter text: Lines `NAME<tab>count`; others, such as those that begin with `#`, are passed over.
  public init(_ text: String) {
    var names: [String] = []
    var sums: [Int] = []
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2, !line.hasPrefix("#"), let count = Int(cells[1]), count > 0 else {
        continue
      }
      names.append(String(cells[0]))
      sums.append((sums.last ?? 0) + count)
    }
    self.names = names
    self.sums = sums
  }

  /// Whether it has no name.
  public var isEmpty: Bool { names.isEmpty }

  /// How many people the table is about.
  var people: Int { sums.last ?? 0 }

  /// How many people bear one of some names.
  func people(named wanted: Set<String>) -> Int {
    names.indices.filter { wanted.contains(names[$0]) }
      .reduce(0) { $0 + sums[$1] - ($1 > 0 ? sums[$1 - 1] : 0) }
  }

  /// The name of one of the people, each as likely as the others; empty when there are none.
  func name(by random: inout SeededRandom) -> String {
    let place = random.below(people)
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return low < names.count ? names[low] : ""
  }
}
