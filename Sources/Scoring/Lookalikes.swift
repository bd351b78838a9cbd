/// Characters that look the same in print, and so say little about what a document really shows.
///
/// Only pairs of a letter and a digit, and the letters drawn like them: digits that a bad picture
/// confuses (3 and 8, 1 and 4) are different values, and changing one is what a forger does.
enum Lookalikes {
  private static let groups: [Set<Character>] = [
    ["0", "O", "D", "Q"], ["1", "I", "L"], ["2", "Z"], ["5", "S"], ["8", "B"], ["6", "G"],
  ]

  /// Two characters are the same or look the same.
  static func alike(_ left: Character, _ right: Character) -> Bool {
    left == right
      || left.isNumber != right.isNumber
        && groups.contains { $0.contains(left) && $0.contains(right) }
  }

  /// Two texts are as long and alike character by character, but not the same.
  static func differOnly(_ left: [Character], _ right: [Character]) -> Bool {
    left != right && left.count == right.count && zip(left, right).allSatisfy(alike)
  }

  /// As ``differOnly(_:_:)``, and also where two letters run together in print: `RN` and `M`.
  static func differOnlyAsNames(_ left: [Character], _ right: [Character]) -> Bool {
    guard left != right else { return false }
    if differOnly(left, right) { return true }
    return joined(left) == joined(right)
  }

  private static func joined(_ name: [Character]) -> [Character] {
    Array(String(name).replacing("RN", with: "M").replacing("VV", with: "W"))
  }
}
