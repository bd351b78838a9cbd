/// What was read, laid over what is printed, with as few differences as can be.
public struct Alignment: Sendable, Equatable {
  /// One step from left to right.
  public enum Step: Sendable, Equatable {
    /// A printed character was read as itself or as another; both by their places.
    case pair(printed: Int, read: Int)
    /// A printed character was left out.
    case lost(printed: Int)
    /// A character was read where none is printed.
    case invented(read: Int)
  }

  /// The steps, each place of either text in exactly one.
  public let steps: [Step]
  /// How many of them differ.
  public let differences: Int

  /// The alignment of least edit distance (Wagner and Fischer 1974); of several, the one that pairs
  /// characters from the right before it leaves any out.
  public init(printed: [Unicode.Scalar], read: [Unicode.Scalar]) {
    let width = read.count + 1
    var cost = [Int](repeating: 0, count: (printed.count + 1) * width)
    for column in 0..<width { cost[column] = column }
    for row in 0..<(printed.count + 1) { cost[row * width] = row }
    for (row, one) in printed.enumerated() {
      for (column, other) in read.enumerated() {
        let place = (row + 1) * width + column + 1
        cost[place] = min(
          cost[place - width - 1] + (one == other ? 0 : 1), cost[place - width] + 1,
          cost[place - 1] + 1)
      }
    }
    differences = cost[cost.count - 1]
    var (row, column) = (printed.count, read.count)
    var reversed: [Step] = []
    while row > 0 || column > 0 {
      let here = cost[row * width + column]
      if row > 0, column > 0,
        here == cost[(row - 1) * width + column - 1]
          + (printed[row - 1] == read[column - 1] ? 0 : 1)
      {
        (row, column) = (row - 1, column - 1)
        reversed.append(.pair(printed: row, read: column))
      } else if row > 0, here == cost[(row - 1) * width + column] + 1 {
        row -= 1
        reversed.append(.lost(printed: row))
      } else {
        column -= 1
        reversed.append(.invented(read: column))
      }
    }
    steps = reversed.reversed()
  }
}
