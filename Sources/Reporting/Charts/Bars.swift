import Proofing

/// Bars beside their names and numbers: what a template draws as a list.
struct Bars {
  /// One bar.
  struct Bar {
    var name: String
    /// Said in small letters beside the name.
    var note = ""
    /// A code or another thing to copy.
    var code: String?
    /// How long, in any unit.
    var length: Double
    /// What is written at its end.
    var text: String
    /// Where a second mark lies, in the same unit; nil for none.
    var mark: Double?
    /// The interval that it lies in, in the same unit; nil for none.
    var whisker: ClosedRange<Double>?
  }

  var bars: [Bar]
  /// The length of a full bar; nil for the longest of them.
  var full: Double?

  var view: JSON {
    let longest = bars.map { max($0.length, $0.mark ?? 0) }.max() ?? 0
    let full = max(self.full ?? longest, 1e-9)
    func x(_ length: Double) -> JSON { percentage(min(1, max(0, length / full)) * 100) }
    return .array(
      bars.map { bar in
        .members([
          "name": .string(bar.name), "note": bar.note.isEmpty ? nil : .string(bar.note),
          "code": bar.code.map { .string($0) }, "width": x(bar.length), "text": .string(bar.text),
          "mark": bar.mark.map(x),
          "whisker": bar.whisker.map {
            .members(["from": x($0.lowerBound), "to": x($0.upperBound)])
          },
        ])
      })
  }
}
