import Proofing

extension Waterfall {
  /// The waterfall for a page: each addend as a bar that begins where the one before it ended.
  var view: JSON {
    var sums = [0.0]
    for step in steps { sums.append((sums.last ?? 0) + step.bits) }
    let marks = [passBits, failBits].compactMap { $0 }
    let scale = Scale(sums + [total] + marks)
    var bars = zip(steps, zip(sums, sums.dropFirst())).map { step, ends in
      scale.bar(
        step.name(), bits: step.bits, from: ends.0, to: ends.1,
        note: step.againstStranger.map { "\(signedBits($0)) against a stranger" } ?? "", marks: [])
    }
    bars.append(
      scale.bar("total", bits: total, from: 0, to: total, note: thresholds, marks: marks))
    return .members([
      "summary": .string("\(signedBits(total)) bits for the claim"),
      "closest": .string(closest),
      "bars": .array(bars),
    ])
  }
}

/// Where bits lie on a bar of 200 units.
private struct Scale {
  private let least: Double
  private let unitsPerBit: Double

  /// A scale on which all of some bits can be seen; 0 and a bit on either side of it always can.
  init(_ bits: [Double]) {
    let known = bits.filter(\.isFinite)
    least = min(known.min() ?? 0, -1)
    unitsPerBit = 200 / (max(known.max() ?? 0, 1) - least)
  }

  func bar(
    _ name: String, bits: Double, from: Double, to: Double, note: String, marks: [Double]
  ) -> JSON {
    let (left, right) = (x(min(from, to)), x(max(from, to)))
    return .members([
      "name": .string(name), "bits": .string(signedBits(bits)), "note": .string(note),
      "class": .string(bits < 0 ? "against" : "for"), "zero": units(x(0)), "x": units(left),
      // A bar of nothing is still a line.
      "width": units(max(0.7, right - left)), "marks": .array(marks.map { units(x($0)) }),
    ])
  }

  private func x(_ bits: Double) -> Double {
    bits.isFinite ? (bits - least) * unitsPerBit : 0
  }

  private func units(_ value: Double) -> JSON {
    .string("\((value * 10).rounded() / 10)")
  }
}
