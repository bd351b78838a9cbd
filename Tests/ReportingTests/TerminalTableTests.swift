import Proofing
import Testing

@testable import Reporting

@Suite struct TerminalTableTests {
  @Test func theTableIsAligned() {
    let table = """
      c-escalate  escalate      733 ms  match.family_mismatch image.glare +2
      d-refused   refused         1 ms  job.missing_field
      b-fail      fail          156 ms  image.blurred mrz.not_found
      a-pass      pass          402 ms  decision.all_required_met
      4 jobs: escalate 1, refused 1, fail 1, pass 1

      """
    #expect(terminalTable(.mixed, style: TerminalStyle(width: 76)) == table)
  }

  @Test(arguments: [48, 60, 80, 100, 200])
  func noLineIsWider(width: Int) {
    let rows = strings.map {
      BatchRow(
        id: $0, ending: .decided(.escalate), reasons: Array(Reason.allCases.prefix(30)),
        milliseconds: 12_345, takes: 1)
    }
    let table = terminalTable(.make(rows), style: TerminalStyle(width: width))
    for line in table.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    #expect(table.split(separator: "\n").count == rows.count + 1)
  }

  @Test func colourIsThereOnlyWhenAsked() {
    #expect(!terminalTable(.mixed).contains("\u{1B}"))
    let colored = terminalTable(.mixed, style: TerminalStyle(color: true))
    #expect(colored.contains("\u{1B}[33mescalate\u{1B}[0m"))
  }

  @Test(arguments: strings.indices)
  func aHostileNameCannotDriveTheTerminal(place: Int) {
    let text = strings[place]
    let row = BatchRow(id: text, ending: .decided(.pass), reasons: [], milliseconds: 1, takes: 1)
    let line = terminalLine(row)
    let controls = line.unicodeScalars.dropLast().filter { isInvisibleControl($0) }
    #expect(controls.isEmpty)
  }
}
