internal import Imaging

/// A symbol flattened so that modules lie on a grid: `scale` pixels a module, rows of equal height.
struct FlatSymbol {
  /// Grey, exactly as wide as the symbol, without its quiet zone.
  var gray: Pixels
  /// Pixels of a module.
  var scale: Int

  /// Modules in a row.
  var modules: Int { gray.width / scale }
}

extension FlatSymbol {
  /// Draws the symbol anew, every codeword as the pattern that it most looks like.
  ///
  /// A decoder looks for edges and gives up where blur has joined thin bars; a whole codeword is still
  /// far more like its own pattern than like any other. Nothing is believed here: the drawing has
  /// to pass the symbol's error correction, which the caller runs.
  ///
  /// - Returns: One drawing for each likely number of rows, the likeliest first.
  func rebuilt(limit: Int) -> [Pixels] {
    let patterns = CodewordPatterns(spill: spill())
    return rowLayouts(limit: limit).map { draw($0, patterns: patterns) }
  }

  /// How the light of a module spreads, measured on the start pattern, whose modules are known.
  private func spill() -> Float {
    let seen = values(of: 0, rows: 0...Double(gray.height), shift: 0)
    // The three thin bars against the spaces between them: full contrast without blur.
    let (dark, light) = (seen[2..<6].reduce(0, +) / 4, seen[15])
    let (bars, gaps) = ((seen[9] + seen[11] + seen[13]) / 3, (seen[8] + seen[10] + seen[12]) / 3)
    guard dark > light else { return 0.15 }
    return min(0.24, max(0, (1 - (bars - gaps) / (dark - light)) / 4))
  }

  /// Darkness of the 17 modules of a column, averaged over rows of pixels.
  private func values(of column: Int, rows: ClosedRange<Double>, shift: Int) -> [Float] {
    let (first, last) = (Int(rows.lowerBound), min(gray.height, Int(rows.upperBound.rounded(.up))))
    let left = column * CodewordPatterns.modules * scale
    var values = [Float](repeating: 0, count: CodewordPatterns.modules)
    for row in first..<max(first + 1, last) where row < gray.height {
      for index in values.indices {
        let start = row * gray.width + left + index * scale
        for x in start + shift..<start + shift + scale { values[index] -= Float(gray.bytes[x]) }
      }
    }
    return values
  }

  /// By how many pixels a column lies beside its place, up to half a module: lenses and cards bend.
  ///
  /// It is where eight of its rows are most like codewords.
  private func shift(of column: Int, layout: RowLayout, patterns: CodewordPatterns) -> Int {
    let rows = stride(from: 0, to: layout.count, by: max(1, layout.count / 8))
    var best = (shift: 0, likeness: -Float.infinity)
    for shift in -scale / 2...scale / 2 {
      let likeness = rows.reduce(Float(0)) { sum, row in
        let seen = values(of: column, rows: layout.middle(of: row), shift: shift)
        return sum + patterns.nearest(to: seen, cluster: row % 3).likeness
      }
      if likeness > best.likeness { best = (shift, likeness) }
    }
    return best.shift
  }

  private func draw(_ layout: RowLayout, patterns: CodewordPatterns) -> Pixels {
    let columns = (modules - 18) / CodewordPatterns.modules
    let guards = GuardPattern.allCases.map { pattern in
      pattern.widths.enumerated().flatMap { index, width in
        repeatElement(index % 2 == 0 ? Float(1) : 0, count: Int(width))
      }
    }
    // Rows three modules high with a quiet zone, as the standard has them.
    let (size, tall, quiet) = (2, 6, 8)
    let width = modules * size + 2 * quiet
    var bytes = [UInt8](repeating: 255, count: width * quiet)
    let shifts = (1..<columns).map { shift(of: $0, layout: layout, patterns: patterns) }
    for row in 0..<layout.count {
      let middle = layout.middle(of: row)
      var dark = guards[0]
      for column in 1..<columns {
        let seen = values(of: column, rows: middle, shift: shifts[column - 1])
        let found = patterns.nearest(to: seen, cluster: row % 3)
        dark += patterns.clusters[row % 3][found.start..<found.start + CodewordPatterns.modules]
      }
      dark += guards[1]
      var line = [UInt8](repeating: 255, count: quiet)
      for module in dark { line += repeatElement(module > 0 ? 0 : 255, count: size) }
      line += [UInt8](repeating: 255, count: quiet)
      for _ in 0..<tall { bytes += line }
    }
    bytes += [UInt8](repeating: 255, count: width * quiet)
    return Pixels(width: width, height: bytes.count / width, channels: 1, bytes: bytes)
  }
}

/// How a symbol's rows lie in a flattened picture.
struct RowLayout: Equatable {
  /// How many rows.
  var count: Int
  /// Where the first begins.
  var top: Double
  /// Where the last ends.
  var bottom: Double

  /// The inner half of a row: its edges are blurred with the next row's.
  func middle(of row: Int) -> ClosedRange<Double> {
    let height = (bottom - top) / Double(count)
    let start = max(0, top + (Double(row) + 0.25) * height)
    return start...max(start, top + (Double(row) + 0.75) * height)
  }
}

extension FlatSymbol {
  /// The likeliest numbers of rows, 3 to 90, by where brightness changes from row to row.
  ///
  /// Changes pile up at the borders of rows and are few in their middles.
  func rowLayouts(limit: Int) -> [RowLayout] {
    let changes = rowChanges()
    let height = Double(gray.height)
    func change(at place: Double) -> Double {
      changes[min(changes.count - 1, max(0, Int(place.rounded())))]
    }
    var scored: [(layout: RowLayout, score: Double)] = []
    // A row is at least three modules high by the standard, and some print less.
    for count in 3...90 where height / Double(count) >= 1.5 * Double(scale) {
      var best: (layout: RowLayout, score: Double)?
      let step = height / Double(count) / 8
      for top in -3...3 {
        for bottom in -3...3 {
          let layout = RowLayout(
            count: count, top: Double(top) * step, bottom: height + Double(bottom) * step)
          let row = (layout.bottom - layout.top) / Double(count)
          var score = 0.0
          for index in 1..<count {
            let border = layout.top + Double(index) * row
            score += change(at: border) - change(at: border - row / 2)
          }
          // Many borders that agree say more than a few.
          score /= Double(count - 1).squareRoot()
          if score > best?.score ?? -.infinity { best = (layout, score) }
        }
      }
      if let best { scored.append(best) }
    }
    return scored.sorted { $0.score > $1.score }.prefix(limit).map(\.layout)
  }

  /// How much brightness changes from one row of pixels to the next, over the codewords.
  private func rowChanges() -> [Double] {
    let inner = 17 * scale..<max(17 * scale + 1, gray.width - 18 * scale)
    return (0..<gray.height).map { row in
      let (above, below) = (max(0, row - 1) * gray.width, row * gray.width)
      return inner.reduce(0) {
        $0 + abs(Double(gray.bytes[above + $1]) - Double(gray.bytes[below + $1]))
      }
        / Double(inner.count)
    }
  }
}
