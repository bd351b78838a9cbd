import Foundation
import Reporting
import Simulation

extension OutcomesReport {
  /// The report for a terminal.
  func tables(style: TerminalStyle) -> String {
    guard jobs > 0 else { return "No person has decided a job yet: see `spoolproof queue`.\n" }
    func table(_ rows: [[String]]) -> [String] {
      let lines = aligned(rows, width: style.width)
      return [style.faint(lines[0])] + lines.dropFirst()
    }
    var lines = table(
      [["decided automatically", "pass", "fail", "retry"]]
        + ["escalate", "fail", "pass"].compactMap { verdict in
          guard let row = endings[verdict], row.pass + row.fail + row.retry > 0 else { return nil }
          return [verdict, "\(row.pass)", "\(row.fail)", "\(row.retry)"]
        })
    lines += ["", agreementLine]
    if !calibration.isEmpty {
      lines.append("")
      lines += table(
        [["bits", "predicted pass", "observed", "jobs"]]
          + calibration.map {
            [
              "\(Int($0.from)) to \(Int($0.to))", percent($0.predicted), percent($0.observed),
              "\($0.count)",
            ]
          })
    }
    for (name, trials) in [("passBits", passBits), ("failBits", failBits)] where tried > 0 {
      lines.append("")
      lines += table(
        [[name, "calls", "saved", "wrong passes", "wrong fails"]]
          + trials.map {
            [
              String(format: "%g", $0.bits), "\($0.calls)", "\($0.saved)", "\($0.wrongPasses)",
              "\($0.wrongFails)",
            ]
          })
    }
    lines += ["", "\(tried) of \(jobs) decided jobs can be tried under this policy."]
    return lines.map { $0 + "\n" }.joined()
  }

  private var agreementLine: String {
    guard agreement.of > 0 else { return "No label has a score." }
    let share = percent(Double(agreement.count) / Double(agreement.of))
    let interval = "\(percent(agreement.low)) to \(percent(agreement.high)) at 95 %"
    let area = auc.map { String(format: ", AUC %.3f", $0) } ?? ""
    return
      "Score and person agree in \(agreement.count) of \(agreement.of), \(share) (\(interval))\(area)."
  }

  private func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
}
