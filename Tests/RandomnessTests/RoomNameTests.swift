import Randomness
import Testing

@Suite struct RoomNameTests {
  /// Gives the numbers that it is told, again and again.
  private struct Told: RandomNumberGenerator {
    var numbers: [UInt64]
    mutating func next() -> UInt64 {
      numbers.append(numbers.removeFirst())
      return numbers[numbers.count - 1]
    }
  }

  @Test func theUpperFiveBitsOfEachNumberAreALetter() {
    var told = Told(numbers: [0, 1 << 59, .max, 31 << 59 | 5])
    #expect(roomName(using: &told) == String(repeating: "01zz", count: 6) + "01")
  }

  @Test func namesAreAllOfOneFormAndNoTwoAreAlike() {
    var generator = SystemRandomNumberGenerator()
    let names = (0..<1_000).map { _ in roomName(using: &generator) }
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.count == 26)
      #expect(name.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".contains($0) })
    }
  }
}
