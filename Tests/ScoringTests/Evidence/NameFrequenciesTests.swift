import Proofing
import Testing

@testable import Scoring

@Suite struct NameFrequenciesTests {
  @Test func countsBecomeSharesOfAllPeople() throws {
    let names = try NameFrequencies(
      familyTable: "# remark\n#total\t1000\nSMITH\t10\nGARCIA\t3\n",
      givenTables: ["MARIA\t1\nANN\t3\n", "MARIA\t1\nJOHN\t9\n"])
    #expect(names.share(of: NameForms("Smith"), given: false) == 0.01)
    #expect(names.share(of: NameForms("García"), given: false) == 0.003)
    #expect(names.share(of: NameForms("Garcia Smith"), given: false) == 0.01)
    #expect(names.share(of: NameForms("Kowalski"), given: false) == nil)
    #expect(names.share(of: NameForms("Maria"), given: true) == 0.175)
  }

  @Test(arguments: ["SMITH", "SMITH\tmany", "SMITH\t0", "\t5", "SMITH\t1\t2", "SMITH\tnan"])
  func aLineOfAnotherFormIsRefusedWithItsPlace(_ line: String) {
    #expect(throws: NameTableError(line: 2)) {
      try NameFrequencies(familyTable: "JONES\t5\n\(line)\n", givenTables: [])
    }
  }

  @Test func withoutATableNoNameIsListed() throws {
    let names = try NameFrequencies(familyTable: "", givenTables: [])
    #expect(names == NameFrequencies())
    #expect(names.share(of: NameForms("Smith"), given: false) == nil)
  }
}
