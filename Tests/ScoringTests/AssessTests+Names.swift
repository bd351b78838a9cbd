import Proofing
import Scoring
import Support
import Testing

/// Names in several parts, and in one field.
extension AssessTests {
  @Test(arguments: [
    ("Maria", "Elena", "", "MARIA ELENA", Comparison.Level.exact, Comparison.Level.exact),
    ("Maria", "", "", "MARIA ELENA", .exact, .oneSide),
    ("Maria Elena", "", "", "MARIA ELENA", .exact, .missing),
    ("Maria E", "", "", "MARIA ELENA", .exact, .initial),
    ("Maria", "E.", "", "MARIA ELENA", .exact, .initial),
    ("Maria", "Elena", "", "MARIA", .exact, .oneSide),
    ("Mary Ann", "Lou", "", "MARYANN LOU", .equivalent, .exact),
    ("Mary-Ann", "", "", "MARY ANN", .equivalent, .missing),
    ("Bob", "", "", "ROBERT JAMES", .nickname, .oneSide),
    ("Robert", "James", "Jr", "ROBERT JAMES JR", .exact, .exact),
    ("Maria", "Susan", "", "MARIA ELENA", .exact, .other),
    ("Elena", "", "", "MARIA ELENA", .part, .missing),
    ("Peter", "", "", "MARIA ELENA", .other, .missing),
  ])
  func middleNamesArePartedWhereverTheyStand(
    _ given: String, _ middle: String, _ suffix: String, _ printed: String,
    _ givenLevel: Comparison.Level, _ middleLevel: Comparison.Level
  ) {
    let job = Job.make {
      $0.givenNames = Redacted(given)
      $0.middleNames = middle.isEmpty ? nil : Redacted(middle)
      $0.suffix = suffix.isEmpty ? nil : Redacted(suffix)
    }
    let assessment = assess(
      job, [.make(.visual, front.merging([.givenNames: printed]) { _, new in new })])
    #expect(assessment.levels(.givenNames) == [.visual: givenLevel])
    let expected: [Zone: Comparison.Level] = middleLevel == .missing ? [:] : [.visual: middleLevel]
    #expect(assessment.levels(.middleNames) == expected)
    if !suffix.isEmpty { #expect(assessment.levels(.suffix) == [.visual: .exact]) }
  }

  @Test func aSuffixMayStandInEitherName() {
    for (family, given) in [("GARCIA JR", "MARIA ELENA"), ("GARCIA", "MARIA ELENA JR")] {
      let page = Page.make(
        .visual, front.merging([.familyName: family, .givenNames: given]) { _, new in new })
      let assessment = assess(.make { $0.suffix = Redacted("Junior") }, [page])
      #expect(assessment.levels(.familyName) == [.visual: .exact])
      #expect(assessment.levels(.suffix) == [.visual: .exact])
    }
  }

  @Test func exchangedNamesAreSeenAsSuch() {
    let job = Job.make {
      $0.familyName = Redacted("Maria")
      $0.givenNames = Redacted("Garcia")
      $0.middleNames = nil
    }
    let assessment = assess(job, card(front: [.givenNames: "MARIA"], back: [.middleNames: nil]))
    #expect(assessment.levels(.familyName) == [.visual: .swap, .barcode: .swap])
    #expect(assessment.all(.matchTransposedNames).count == 4)
    #expect(
      assessment.comparisons.filter { $0.level == .swap }.allSatisfy { $0.agreement == .partly })
  }

  @Test func aFullNameFieldMayTruncate() {
    let job = Job.make(
      {
        $0.givenNames = Redacted("Nilavadhanananda")
        $0.middleNames = nil
        $0.familyName = Redacted("Chayapa Dejthamrong Krasuang")
      }, type: .passport)
    var values = passportZone
    values[.nameField] = "CHAYAPA<DEJTHAMRONG<KRASUANG<<NILAVADHA"
    values[.familyName] = "CHAYAPA DEJTHAMRONG KRASUANG"
    values[.givenNames] = "NILAVADHA"
    let assessment = assess(job, [.make(.machineReadable, values)])
    #expect(assessment.levels(.familyName) == [.machineReadable: .exact])
    #expect(assessment.levels(.givenNames) == [.machineReadable: .truncated])
    #expect(assessment.all(.matchTruncated).count == 1)
    // The same beginning in a field with room to spare is another name.
    values[.nameField] = "CHAYAPA<DEJTHAMRONG<KRASUANG<<NILAVADH<"
    values[.givenNames] = "NILAVADH"
    let short = assess(job, [.make(.machineReadable, values)])
    #expect(short.levels(.givenNames) == [.machineReadable: .other])
  }
}
