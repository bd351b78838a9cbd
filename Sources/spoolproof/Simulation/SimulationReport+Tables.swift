import Foundation
import Reporting
import Simulation

extension SimulationReport {
  /// The report for the terminal.
  var tables: String {
    var lines = aligned(
      [["", "jobs", "pass", "escalate", "fail", "AUC"]]
        + SimulatedKind.allCases.compactMap { kind in
          guard let row = kinds[kind], row.count > 0 else { return nil }
          return [
            kind.rawValue, "\(row.count)", share(row.pass, row.count),
            share(row.escalate, row.count), share(row.fail, row.count),
            auc[kind].map { String(format: "%.4f", $0) } ?? "",
          ]
        })
    lines += [
      "",
      "False accepts: \(percent(far)) of the impostors, and at 95 % no more than \(percent(farUpper95)).",
      "",
    ]
    lines += aligned(
      [["bits", "predicted genuine", "observed", "jobs"]]
        + calibration.map {
          [
            "\(Int($0.from)) to \(Int($0.to))", percent($0.predicted), percent($0.observed),
            "\($0.count)",
          ]
        })
    if let thresholds {
      lines += [
        "",
        "Proposed: passBits \(thresholds.passBits), failBits \(thresholds.failBits): "
          + "\(percent(thresholds.far)) false accepts, \(percent(thresholds.genuinePass)) of the genuine pass.",
      ]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func share(_ part: Int, _ whole: Int) -> String {
    percent(Double(part) / Double(max(1, whole)))
  }

  private func percent(_ share: Double) -> String { String(format: "%.2f %%", share * 100) }
}
