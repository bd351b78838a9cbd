import Proofing

extension VisualZone {
  /// What makes a print no document at all, or one that is not accepted, whatever its fields say.
  ///
  /// `SAMPLE` and the like are family names and streets too. They count only when the names were
  /// read and the word is in no value.
  ///
  /// - Parameters:
  ///   - lines: The lines of one page.
  ///   - values: The values read on it.
  /// - Returns: `classify.specimen`, `classify.paper_temporary`, both or none.
  static func printFindings(in lines: [TextLine], besides values: [PrintedValue]) -> [Finding] {
    let rows = lines.compactMap(PrintedLine.init)
    // Spaced letters come as words of any length.
    let whole = rows.flatMap { $0.stretches() }.map {
      PrintedWord(characters: $0.words.flatMap(\.characters))
    }
    let sure = (rows.flatMap(\.words) + whole).filter { word in
      word.characters.allSatisfy { $0.confidence >= surePrint }
    }.map(\.key)
    let named = values.contains { $0.attribute == .familyName }
    let taken = Set(
      values.flatMap { $0.value.split(whereSeparator: { !$0.isLetter }).map(String.init) })
    var findings: [Finding] = []
    if sure.contains(where: { specimenWords.contains($0) })
      || named && sure.contains(where: { specimenNames.contains($0) && !taken.contains($0) })
    {
      findings.append(Finding(.classifySpecimen, zone: .visual))
    }
    let interim = rows.contains { row in
      let keys = row.words.map(\.key)
      return keys.contains("INTERIM")
        && keys.contains { ["LICENSE", "IDENTIFICATION", "PERMIT", "CARD"].contains($0) }
    }
    if interim { findings.append(Finding(.classifyPaperTemporary, zone: .visual)) }
    return findings
  }

  /// Words that are on no valid document and in nobody's name.
  ///
  /// English, French, Spanish, Portuguese, Italian, Dutch, Hungarian, Czech, Finnish.
  private static let specimenWords: Set<String> = [
    "SPECIMEN", "VOID", "ESPECIMEN", "MUESTRA", "AMOSTRA", "FACSIMILE", "VOORBEELD", "MALLIKAPPALE",
  ]

  /// Such words that are somebody's name or street as well.
  private static let specimenNames: Set<String> = ["SAMPLE", "MUSTER", "MINTA", "VZOR", "WZOR"]

  /// Per character; below it every second reading of Tesseract is wrong.
  private static let surePrint = 0.9
}
