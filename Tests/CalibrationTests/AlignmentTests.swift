import Testing

@testable import Calibration

@Suite struct AlignmentTests {
  private func alignment(_ printed: String, _ read: String) -> Alignment {
    Alignment(printed: Array(printed.unicodeScalars), read: Array(read.unicodeScalars))
  }

  @Test func whatIsEqualPairsInOrder() {
    let found = alignment("AB", "AB")
    #expect(found.differences == 0)
    #expect(found.steps == [.pair(printed: 0, read: 0), .pair(printed: 1, read: 1)])
  }

  @Test func aLostCharacterStandsAlone() {
    #expect(
      alignment("ABC", "AC").steps
        == [.pair(printed: 0, read: 0), .lost(printed: 1), .pair(printed: 2, read: 1)])
  }

  @Test func anInventedCharacterStandsAlone() {
    #expect(
      alignment("AC", "A1C").steps
        == [.pair(printed: 0, read: 0), .invented(read: 1), .pair(printed: 1, read: 2)])
  }

  @Test(arguments: [
    ("", "", 0), ("", "AB", 2), ("AB", "", 2), ("S5", "5S", 2), ("KITTEN", "SITTING", 3),
  ])
  func theDifferencesAreTheEditDistance(_ printed: String, _ read: String, _ distance: Int) {
    #expect(alignment(printed, read).differences == distance)
  }

  @Test(arguments: [
    ("GARCIA", "6ARC1A"), ("1990-07-03", "99O-07-O3Z"), ("AAA", "AAAAA"), ("", "X"),
  ])
  func everyPlaceStandsInOneStep(_ printed: String, _ read: String) {
    var (ones, others): ([Int], [Int]) = ([], [])
    for step in alignment(printed, read).steps {
      switch step {
      case .pair(let one, let other):
        ones.append(one)
        others.append(other)
      case .lost(let one): ones.append(one)
      case .invented(let other): others.append(other)
      }
    }
    #expect(ones == Array(0..<printed.unicodeScalars.count))
    #expect(others == Array(0..<read.unicodeScalars.count))
  }
}
