import Proofing
import Testing

@testable import Recognition

@Suite struct VisualZoneMergeTests {
  private func zone(
    _ value: String?, _ confidence: Double = 0.96, ambiguous: Set<Attribute> = []
  ) -> VisualZone {
    let line = TextLine.make(value ?? "", confidence: confidence)
    let values = value.map {
      [
        PrintedValue(
          .familyName, value: $0, confidences: $0.map { _ in confidence }, raw: line.characters)
      ]
    }
    return VisualZone(values: values ?? [], ambiguous: ambiguous, saysWhatItIs: false)
  }

  @Test func whatOneLacksComesFromTheOther() {
    #expect(zone("GARCIA").merged(with: zone(nil)).text(.familyName) == "GARCIA")
    #expect(zone(nil).merged(with: zone("GARCIA")).text(.familyName) == "GARCIA")
  }

  @Test func theMoreCertainOfTwoEqualValuesStays() {
    let merged = zone("GARCIA", 0.94).merged(with: zone("GARCIA", 0.99))
    #expect(merged[.familyName]?.leastConfidence == 0.99)
    #expect(merged.ambiguous.isEmpty)
  }

  @Test(arguments: [(0.96, 0.96), (0.99, 0.97), (0.97, 0.5), (0.99, 0.99)])
  func twoValuesOfEqualStandingAreAmbiguous(left: Double, right: Double) {
    for merged in [
      zone("GARCIA", left).merged(with: zone("GARCLA", right)),
      zone("GARCLA", right).merged(with: zone("GARCIA", left)),
    ] {
      #expect(merged[.familyName] == nil)
      #expect(merged.ambiguous == [.familyName])
    }
  }

  @Test func aCertainValueOutweighsADoubtfulOne() {
    let merged = zone("GARCLA", 0.9).merged(with: zone("GARCIA", 0.99))
    #expect(merged.text(.familyName) == "GARCIA")
    #expect(merged.ambiguous.isEmpty)
  }

  @Test func anAmbiguityEndsWhenTheOtherReadingHasAValue() {
    let open = zone(nil, ambiguous: [.familyName])
    #expect(open.merged(with: zone(nil)).ambiguous == [.familyName])
    #expect(open.merged(with: zone("GARCIA")).ambiguous.isEmpty)
  }
}
