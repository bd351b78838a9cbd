/// The form of a name field, ICAO 9303-3 section 4.6.
///
/// Components of letters with one filler between them, two before the secondary identifier, and
/// fillers to the end: letters that an engine sees in a long run of fillers are none.
enum NameGrammar {
  private enum State: Int, CaseIterable {
    case primary, gap, parting, secondary, secondaryGap, end
  }

  /// The most probable characters of a name field as places in ``MachineReadableZone/characters``.
  ///
  /// - Parameters:
  ///   - scores: For every cell the logarithm of the likelihood of every character.
  ///   - isList: Whether the field holds given names alone, with two fillers between one and the next.
  /// - Returns: One place a cell.
  static func best(_ scores: [[Double]], isList: Bool = false) -> [Int] {
    let states = State.allCases
    let never = -1e9
    var total = [Double](repeating: never, count: states.count)
    total[State.gap.rawValue] = 0
    var history: [[(from: Int, character: Int)]] = []
    for (cell, score) in scores.enumerated() {
      let letter = (10..<36).max { score[$0] < score[$1] } ?? 10
      var next = [Double](repeating: never, count: states.count)
      var came = [(from: Int, character: Int)](repeating: (0, 0), count: states.count)
      for state in states where total[state.rawValue] > never / 2 {
        for (target, isFiller) in moves(from: state, isList: isList) {
          let character = isFiller ? CharacterNoise.filler : letter
          // A field that begins with a filler, and one without given names, are rare.
          let isAlone = isFiller && state == .parting && !isList
          let penalty = isFiller && cell == 0 ? -6.0 : isAlone ? -1 : 0
          let sum = total[state.rawValue] + score[character] + penalty
          if sum > next[target.rawValue] {
            next[target.rawValue] = sum
            came[target.rawValue] = (state.rawValue, character)
          }
        }
      }
      total = next
      history.append(came)
    }
    var state = total.indices.max { total[$0] < total[$1] } ?? 0
    var characters: [Int] = []
    for came in history.reversed() {
      characters.append(came[state].character)
      state = came[state].from
    }
    return characters.reversed()
  }

  private static func moves(from state: State, isList: Bool) -> [(State, isFiller: Bool)] {
    switch state {
    case .primary: [(.primary, false), (.gap, true)]
    case .gap: [(.primary, false), (.parting, true)]
    case .parting: [(.secondary, false), (.end, true)]
    case .secondary: [(.secondary, false), (.secondaryGap, true)]
    case .secondaryGap: [(.secondary, false), (isList ? .parting : .end, true)]
    case .end: [(.end, true)]
    }
  }
}
