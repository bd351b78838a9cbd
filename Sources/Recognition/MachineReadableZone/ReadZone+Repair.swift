extension ReadZone {
  /// Below this a character may be replaced by a look-alike.
  static let unsureBar = 0.9

  /// The zone with misread characters put right where a check digit leaves one choice.
  ///
  /// A field is repaired only when exactly one look-alike of one unsure character makes its digit
  /// hold, and when no other character that no digit can tell from it looks alike too: a wrong
  /// repair passes one time in ten.
  func repairing() -> ReadZone {
    var result = self
    for check in [MachineReadableZone.Check.number, .birth, .expiry, .optional] {
      guard result.zone.verdict(on: check) == .refuted else { continue }
      let candidates = result.repairs(for: check)
      guard candidates.count == 1, let only = candidates.first else { continue }
      for cell in zone.cells(under: check)
      where only.character(at: cell) != zone.character(at: cell) {
        result.confidences[cell.line][cell.column] = min(0.5, 1 - confidence(at: cell))
      }
      result.zone = only
      result.repaired.append(check)
    }
    return result
  }

  private func repairs(for check: MachineReadableZone.Check) -> [MachineReadableZone] {
    let alphabets = zone.format.alphabets
    var found: [MachineReadableZone] = []
    for cell in zone.cells(under: check) where confidence(at: cell) < Self.unsureBar {
      let read = zone.character(at: cell)
      let lookalikes = CharacterNoise.lookalikes(of: read).filter {
        alphabets[cell.line][cell.column].contains($0)
      }
      for candidate in lookalikes {
        guard let changed = zone.replacing(cell, with: candidate),
          changed.verdict(on: check) == .verified
        else { continue }
        let partners = CheckDigit.blindPartners(of: candidate)
        if partners.contains(where: lookalikes.contains) { return [] }
        found.append(changed)
      }
    }
    return found
  }

  private func confidence(at cell: MachineReadableZone.Cell) -> Double {
    confidences[cell.line][cell.column]
  }
}

extension MachineReadableZone {
  /// The same zone with another character in one cell.
  func replacing(_ cell: Cell, with character: Character) -> MachineReadableZone? {
    var changed = cells
    changed[cell.line][cell.column] = character
    return MachineReadableZone(format: format, lines: changed.map { String($0) })
  }
}
