internal import Imaging

/// The bars that stand at both ends of every row of a symbol (ISO/IEC 15438 section 5.3.2).
enum GuardPattern: CaseIterable {
  case start, stop

  /// Widths of dark and light in turn, in modules.
  var widths: [Double] {
    switch self {
    case .start: [8, 1, 1, 1, 1, 1, 1, 3]
    case .stop: [7, 1, 1, 3, 1, 1, 1, 2, 1]
    }
  }

  /// All of it, in modules.
  var modules: Double { widths.reduce(0, +) }

  /// The middles of its widest bar and of its widest space, in modules from the symbol's edge.
  var middles: (bar: Double, space: Double) {
    switch self {
    case .start: (4, 15.5)
    case .stop: (14.5, 7.5)
    }
  }
}

/// One guard pattern seen in one row of a picture.
struct GuardSighting: Equatable {
  var pattern: GuardPattern
  /// It stands upside down: the picture shows the symbol turned by 180 degrees.
  var reversed: Bool
  /// Where the symbol ends on that side.
  var edge: Double
  /// The row.
  var row: Double
  /// The width of a module.
  var module: Double
}

/// Looks for guard patterns in every second row of a grey picture.
///
/// - Parameters:
///   - gray: A grey picture.
///   - sharpening: How far, in pixels, light has spread that is to be put back; 0 for not at all.
/// - Returns: What was seen, from the top.
func guardSightings(in gray: Pixels, sharpening: Int = 0) -> [GuardSighting] {
  var sightings: [GuardSighting] = []
  for row in stride(from: 1, to: gray.height - 1, by: 2) {
    // Three rows together are quieter than one, and far less than a symbol's row.
    var line = [Float](repeating: 0, count: gray.width)
    for above in row - 1...row + 1 {
      for x in line.indices { line[x] += Float(gray.bytes[above * gray.width + x]) }
    }
    if sharpening > 0 { line = sharpened(line, reach: sharpening) }
    let edges = darkEdges(of: line, reach: max(8, gray.width / 28))
    for match in guardMatches(edges) {
      sightings.append(
        GuardSighting(
          pattern: match.pattern, reversed: match.reversed, edge: match.edge,
          row: Double(row) + 0.5, module: match.module))
    }
  }
  return sightings
}

/// A line from which part of the light of both neighbours is taken away again.
private func sharpened(_ line: [Float], reach: Int) -> [Float] {
  line.indices.map { x in
    let neighbors = line[max(0, x - reach)] + line[min(line.count - 1, x + reach)]
    return line[x] * 2.6 - neighbors * 0.8
  }
}

/// Where a line changes between light and dark, to a fraction of a pixel, beginning with dark.
///
/// The threshold is the mean of the neighbourhood, so that light may fall unevenly.
func darkEdges(of line: [Float], reach: Int) -> [Double] {
  var sums: [Float] = [0]
  sums.reserveCapacity(line.count + 1)
  for value in line { sums.append(sums[sums.count - 1] + value) }
  var edges: [Double] = []
  var previous: Float = 1
  for x in line.indices {
    let (low, high) = (max(0, x - reach), min(line.count, x + reach + 1))
    let above = line[x] - (sums[high] - sums[low]) / Float(high - low)
    if (above < 0) != (previous < 0) {
      let share = previous == above ? 0 : Double(previous / (previous - above))
      edges.append(Double(x) - 0.5 + share)
    }
    previous = above
  }
  return edges
}

private typealias GuardMatch = (
  pattern: GuardPattern, reversed: Bool, edge: Double, module: Double
)

private func guardMatches(_ edges: [Double]) -> [GuardMatch] {
  var matches: [GuardMatch] = []
  for pattern in GuardPattern.allCases {
    for reversed in [false, true] {
      let widths = reversed ? pattern.widths.reversed() : pattern.widths
      // Even places begin dark runs. The start pattern, reversed, begins with a light one.
      let first = reversed && pattern == .start ? 1 : 0
      guard edges.count > widths.count + first else { continue }
      for start in stride(from: first, to: edges.count - widths.count, by: 2) {
        let end = start + widths.count
        let module = (edges[end] - edges[start]) / pattern.modules
        guard module > 0.8, fits(edges[start...end], widths, module: module) else { continue }
        let outer = (pattern == .start) != reversed ? edges[start] : edges[end]
        matches.append((pattern, reversed, outer, module))
      }
    }
  }
  return matches
}

/// Whether runs have these widths.
///
/// Each run is taken with its neighbour: blur and thresholds widen one at the cost of the other.
private func fits(_ edges: ArraySlice<Double>, _ widths: [Double], module: Double) -> Bool {
  var total = 0.0
  for index in 0..<widths.count - 1 {
    let first = edges.startIndex + index
    let expected = widths[index] + widths[index + 1]
    let error = abs((edges[first + 2] - edges[first]) / module - expected)
    if error > 0.6 { return false }
    total += error
  }
  return total / Double(widths.count - 1) < 0.28
}
