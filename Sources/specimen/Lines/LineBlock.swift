import Randomness

/// Lines of OCR-B that stand below each other.
struct LineBlock: Sendable, Equatable {
  /// The lines from the top, all of one length.
  let lines: [String]

  /// Four in five are zones that hold, of all formats alike; the others one to three lines of characters
  /// at random, most of them in a zone's lengths.
  ///
  /// Those draw from a few alphabets, one of which has only characters that are taken for each other.
  static func invented(names: Names, by random: inout SeededRandom) -> LineBlock {
    if random.happens(0.8), let format = random.pick(MachineReadableZone.Format.allCases) {
      return LineBlock(
        lines: MachineReadableZone.invented(format, names: names, by: &random).lines)
    }
    let alphabet = random.pick(alphabets) ?? []
    let length = random.happens(0.7) ? random.pick([30, 36, 44]) ?? 44 : random.whole(10...46)
    return LineBlock(
      lines: (0..<random.whole(1...3)).map { _ in random.text(of: alphabet, length) })
  }

  private static let alphabets = [
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<<<<",
    "0123456789<", "ABCDEFGHIJKLMNOPQRSTUVWXYZ<", "OQD0CGUI1LTJ8B5S2Z6VYMNWH<K",
  ].map(Array.init)
}
