import Foundation
import Proofing
import Testing

@testable import Reporting

/// The parser of the Debian package python3-prometheus-client judges the format.
@Suite struct MetricsTests {
  private let states = [
    Metrics.State(name: "incoming", jobs: 3, oldest: 1_795_400_000),
    Metrics.State(name: "refused", jobs: 0, oldest: nil),
  ]
  private let waiting = WaitingList(
    [WaitingJob(id: "a", since: 1_795_300_000), WaitingJob(id: "b", since: 1_795_350_000)],
    now: 1_795_424_460)

  private func text(_ batches: [Batch], after earlier: [UInt8] = []) -> String {
    var file = earlier
    for batch in batches {
      var metrics = Metrics(file: file)
      metrics.add(batch, states: states, waiting: waiting)
      file = metrics.file
    }
    return String(decoding: file, as: UTF8.self)
  }

  private func value(_ sample: String, in text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix(sample + " ") }
      .map { String($0.dropFirst(sample.count + 1)) }
  }

  /// The metrics that the parser finds, as `name type help?`, and nothing when it refuses the text.
  private func families(_ text: String) throws -> [String] {
    let script = """
      import sys
      from prometheus_client.parser import text_string_to_metric_families
      try:
          families = list(text_string_to_metric_families(sys.stdin.read()))
      except ValueError:
          sys.exit(0)
      for f in families:
          names = {s.name for s in f.samples}
          assert len({(s.name, tuple(sorted(s.labels.items()))) for s in f.samples}) == len(f.samples)
          print(f.name, f.type, bool(f.documentation), all(n.startswith(f.name) for n in names))
      """
    return try python(script, input: Data(text.utf8))
  }

  @Test func theParserFindsEveryMetricWithItsTypeAndHelp() throws {
    let expected = [
      "spoolproof_jobs counter True True", "spoolproof_job_reasons counter True True",
      "spoolproof_job_duration_seconds histogram True True", "spoolproof_runs counter True True",
      "spoolproof_last_run_timestamp_seconds gauge True True",
      "spoolproof_last_run_duration_seconds gauge True True",
      "spoolproof_spool_jobs gauge True True",
      "spoolproof_spool_oldest_timestamp_seconds gauge True True",
      "spoolproof_escalations_waiting gauge True True",
      "spoolproof_escalations_oldest_timestamp_seconds gauge True True",
    ]
    #expect(try families(text([.mixed])) == expected)
    #expect(try families(text([.mixed, .mixed])) == expected)
    #expect(try families(text([.make([])])) == expected.filter { !$0.contains("reasons") })
    #expect(try families(text([.mixed]) + "spoolproof_jobs{ 1\n").isEmpty)
  }

  @Test func jobsAreCountedByDecisionAndReason() {
    let text = text([.mixed])
    for word in ["escalate", "fail", "pass", "refused"] {
      #expect(value("spoolproof_jobs_total{decision=\"\(word)\"}", in: text) == "1")
    }
    #expect(
      value(
        "spoolproof_job_reasons_total{code=\"image.glare\",decision=\"escalate\"}", in: text) == "1"
    )
    #expect(value("spoolproof_runs_total", in: text) == "1")
  }

  @Test func countersGoOnFromTheLastFile() {
    let text = text([.mixed, .mixed, .make([])])
    #expect(value("spoolproof_jobs_total{decision=\"pass\"}", in: text) == "2")
    #expect(
      value(
        "spoolproof_job_reasons_total{code=\"image.glare\",decision=\"escalate\"}", in: text) == "2"
    )
    #expect(value("spoolproof_job_duration_seconds_count", in: text) == "6")
    #expect(value("spoolproof_runs_total", in: text) == "3")
  }

  @Test func durationsAreAHistogramOfDecidedJobs() {
    // 402.4, 155.5 and 733 ms; the refused drop has none.
    let text = text([.mixed])
    func bucket(_ end: String) -> String? {
      value("spoolproof_job_duration_seconds_bucket{le=\"\(end)\"}", in: text)
    }
    #expect(["0.25", "0.5", "1", "+Inf"].map(bucket) == ["1", "2", "3", "3"])
    #expect(value("spoolproof_job_duration_seconds_sum", in: text) == "1.291")
  }

  @Test func whatWaitsIsATimeFromWhichAgesCount() {
    let text = text([.mixed])
    #expect(value("spoolproof_escalations_waiting", in: text) == "2")
    #expect(
      value("spoolproof_escalations_oldest_timestamp_seconds", in: text) == "1795300000")
    #expect(value("spoolproof_spool_jobs{state=\"incoming\"}", in: text) == "3")
    #expect(
      value("spoolproof_spool_oldest_timestamp_seconds{state=\"incoming\"}", in: text)
        == "1795400000")
    #expect(!text.contains("oldest_timestamp_seconds{state=\"refused\"}"))
  }

  @Test func whatIsNotOursIsNotReadBack() {
    let foreign = """
      # HELP spoolproof_jobs_total 7
      node_load1 3
      spoolproof_jobs_total{decision="maybe"} 4
      spoolproof_jobs_total{decision="pass"} NaN
      spoolproof_jobs_total{decision="fail"} -3
      spoolproof_job_reasons_total{code="a\\"} 9
      spoolproof_job_reasons_total{code="image.glare",decision="pass"} 1e30
      \(hostile)
      """
    #expect(text([.mixed], after: Array(foreign.utf8)) == text([.mixed]))
  }

  @Test func aHostileJobLeavesNothingInIt() {
    let fault = Fault(.jobMalformed, file: hostile, expected: hostile, found: hostile)
    let batch = Batch.make([BatchRow(refused: hostile, fault, milliseconds: .nan, takes: 1)])
    #expect(!text([batch]).contains("script") && text([batch]).utf8.allSatisfy { $0 < 0x80 })
  }
}
