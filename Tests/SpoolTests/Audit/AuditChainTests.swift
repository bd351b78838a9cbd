import Testing

@testable import Spool

/// Whatever is changed in a log is found: in a loop over every byte, every line and every cut.
struct AuditChainTests {
  private let key = [UInt8](repeating: 7, count: 32)
  private let lines: [[UInt8]]
  private let head: String

  init() {
    var lines: [[UInt8]] = []
    var code = AuditChain.origin
    let entries = [
      AuditEntry(
        .decided, id: "a", run: "r", decision: "pass", reasons: ["decision.all"],
        digest: "sha256:00"),
      AuditEntry(.refused, id: "b", run: "r", reasons: ["job.malformed"], digest: "sha256:01"),
      AuditEntry(.requeued, id: "b"), AuditEntry(.purged, counts: ["results": 2, "jobs": 1]),
      AuditEntry(.final, id: "c", decision: "pass", digest: "sha256:02", by: "Agent \"7\""),
      AuditEntry(.requeued, id: "b"),
    ]
    for (place, entry) in entries.enumerated() {
      let line = AuditChain.line(
        entry.members(number: place + 1, time: 1_795_424_400_000_000_000), after: code, key: key)
      lines.append(line.bytes)
      code = line.code
    }
    self.lines = lines
    head = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// What a look over the bytes of a log gives.
  private func check(_ log: [UInt8], heads: [String] = [], key: [UInt8]? = nil) -> AuditCheck {
    var check = AuditCheck(heads: heads)
    var parts = log.split(separator: 10, omittingEmptySubsequences: false)
    let torn = parts.removeLast()
    for line in parts where !check.take(Array(line), key: key ?? self.key) { return check }
    check.end(torn: torn.count)
    return check
  }

  private var log: [UInt8] { lines.flatMap { $0 } }

  @Test func whatWasWrittenIsRight() {
    let check = check(log, heads: [head.uppercased(), String(repeating: "0", count: 64)])
    #expect(check.problems.isEmpty)
    #expect(check.entries == lines.count)
    #expect(check.head == head)
  }

  @Test func everyChangeOfAByteIsFound() {
    for place in log.indices {
      for change: UInt8 in [1, 2, 4, 8, 16, 32, 64, 128, 255] {
        var changed = log
        changed[place] ^= change
        #expect(!check(changed).problems.isEmpty, "byte \(place) by \(change)")
      }
    }
  }

  @Test func everyLineThatIsMissingIsFound() {
    for place in lines.indices {
      var changed = lines
      changed.remove(at: place)
      let heads = place == lines.count - 1 ? [head] : []
      #expect(!check(changed.flatMap { $0 }, heads: heads).problems.isEmpty, "line \(place)")
    }
  }

  @Test func everyLineThatIsMovedOrRepeatedIsFound() {
    for first in lines.indices {
      for second in lines.indices {
        if first != second {
          var swapped = lines
          swapped.swapAt(first, second)
          #expect(!check(swapped.flatMap { $0 }).problems.isEmpty, "\(first) and \(second)")
        }
        var repeated = lines
        repeated.insert(lines[first], at: second)
        if second != first || first + 1 < lines.count {
          #expect(!check(repeated.flatMap { $0 }).problems.isEmpty, "\(first) at \(second)")
        }
      }
    }
  }

  @Test func everyCutIsFoundByTheHead() {
    for count in 0..<log.count {
      let cut = check(Array(log.prefix(count)), heads: [head])
      #expect(cut.problems.contains(.head(head)), "\(count) bytes")
    }
  }

  @Test func aHeadInTheMiddleIsKnown() throws {
    let first = check(Array(lines[0] + lines[1]))
    #expect(check(log, heads: [first.head]).problems.isEmpty)
    #expect(check(log, heads: ["ab"]).problems == [.head("ab")])
  }

  @Test func anotherKeyFitsNoLine() {
    let other = [UInt8](repeating: 8, count: 32)
    #expect(check(log, key: other).problems == [.line(1)])
  }
}
