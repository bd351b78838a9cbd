import Proofing

/// A chart of stacked columns: what a template draws, in percent across and pixels down.
///
/// Percent across lets a picture be as wide as its place while its letters keep their size.
struct Columns {
  /// One column.
  struct Column {
    /// What it stands for, for the axis and the table of figures.
    var label: String
    /// How many of each class, by ``classes``.
    var counts: [String: Int] = [:]
  }

  /// A line across the columns.
  struct Mark {
    /// Where, 0 to 1.
    var place: Double
    var label: String
  }

  /// The classes from the bottom of a column to its top; the template has a pattern for each.
  static let classes = ["pass", "fail", "escalate", "refused"]

  /// What the chart shows, in words.
  var what: String
  /// What the columns stand for, as the head of the table of figures.
  var axis: String
  var columns: [Column]
  var marks: [Mark] = []
  /// Labels of the axis: columns' places and words.
  var ticks: [(place: Double, label: String)]

  /// Pixels of the plot, and of the room above it.
  private static let height = 140.0
  private static let top = 34.0
  /// Percent that the numbers beside the plot take.
  private static let gutter = 7.0

  /// Where a place, 0 to 1, lies across the whole picture, in percent.
  private func x(_ place: Double) -> Double { Self.gutter + place * (100 - Self.gutter) }

  var view: JSON {
    let present = Self.classes.filter { word in columns.contains { $0.counts[word] ?? 0 > 0 } }
    let most = columns.map { $0.counts.values.reduce(0, +) }.max() ?? 0
    let step = wholeStep(most)
    let ceiling = Double(max(step, (most + step - 1) / step * step))
    func y(_ count: Int) -> Double { Self.top + Self.height * (1 - Double(count) / ceiling) }
    let width = 1 / Double(max(1, columns.count))
    var parts: [JSON] = []
    for (place, column) in columns.enumerated() {
      var below = 0
      for word in present {
        guard let count = column.counts[word], count > 0 else { continue }
        parts.append(
          .members([
            "class": .string(word), "x": percentage(x((Double(place) + 0.09) * width)),
            "width": percentage(width * 0.82 * (100 - Self.gutter)), "y": pixels(y(below + count)),
            "height": pixels(max(0.5, y(below) - y(below + count))),
            "text": .string("\(column.label): \(word) \(count)"),
          ]))
        below += count
      }
    }
    return .members([
      "what": .string(what), "axis": .string(axis),
      "parts": .array(parts),
      "grid": .array(
        stride(from: 0, through: Int(ceiling), by: step).map { count in
          .members([
            "y": pixels(y(count)), "textY": pixels(y(count) + 4),
            "x": percentage(Self.gutter - 1.5), "from": percentage(Self.gutter),
            "label": .string(String(count)),
          ])
        }),
      "bottom": pixels(Self.top + Self.height), "tickY": pixels(Self.top + Self.height + 16),
      "height": pixels(Self.top + Self.height + 22),
      "ticks": .array(
        ticks.map { tick in
          .members([
            "x": percentage(x(tick.place)), "anchor": .string(anchor(tick.place)),
            "label": .string(tick.label),
          ])
        }),
      "marks": .array(marks.enumerated().map(markView)),
      "legend": .array(present.map { .members(["class": .string($0), "label": .string($0)]) }),
      "heads": .strings(present),
      "figures": .array(
        columns.filter { !$0.counts.isEmpty }.map { column in
          .members([
            "label": .string(column.label),
            "counts": .strings(present.map { String(column.counts[$0] ?? 0) }),
          ])
        }),
    ])
  }

  private func markView(_ number: Int, _ mark: Mark) -> JSON {
    // Each has a line of its own above the plot, on the side where there is room.
    let isRight = mark.place > 0.5
    return .members([
      "x": percentage(x(mark.place)), "top": pixels(Double(number) * 14 + 2),
      "bottom": pixels(Self.top + Self.height), "textY": pixels(Double(number) * 14 + 11),
      "anchor": .string(isRight ? "end" : "start"), "dx": .string(isRight ? "-5" : "5"),
      "label": .string(mark.label),
    ])
  }

  private func anchor(_ place: Double) -> String {
    place > 0.96 ? "end" : "middle"
  }
}

/// A step of 1, 2 or 5 times a power of ten by which an axis comes to its end in at most four.
func wholeStep(_ most: Int) -> Int {
  var power = 1
  while true {
    for factor in [1, 2, 5] where factor * power * 4 >= most { return factor * power }
    power *= 10
  }
}

/// A number of percent for an attribute, to a hundredth.
func percentage(_ number: Double) -> JSON { .string("\((number * 100).rounded() / 100)%") }

/// A number of pixels for an attribute, to a tenth.
func pixels(_ number: Double) -> JSON { .string("\((number * 10).rounded() / 10)") }
