public import Proofing

extension MachineReadableZone {
  /// One cell, counted from 0.
  struct Cell: Hashable {
    var line: Int
    var column: Int
  }

  /// One field in its normal form, with the cells that each character came from.
  struct Field: Equatable {
    /// The characters of the value.
    var characters: [Character] = []
    /// For every character the cells that it stands for: one, or the fillers of a space.
    var origins: [[Cell]] = []
    /// All cells of the field, fillers included.
    var cells: [Cell] = []

    /// The value.
    var value: String { String(characters) }
  }

  /// The value of an attribute in its normal form; nil when the zone does not have it.
  ///
  /// Names with single spaces, numbers without fillers, dates as `YYMMDD`, sex `M`, `F` or `X`.
  public func value(of attribute: Attribute) -> Redacted<String>? {
    field(attribute).map { Redacted($0.value) }
  }

  /// The attributes that a zone can hold, in their order.
  static let attributes: [Attribute] = [
    .familyName, .givenNames, .nameField, .dateOfBirth, .documentNumber, .dateOfExpiry, .sex,
    .nationality, .issuer, .documentCode,
  ]

  func field(_ attribute: Attribute) -> Field? {
    switch attribute {
    case .familyName: nonempty(name(names.primary))
    case .givenNames: nonempty(name(names.secondary))
    case .nameField: nonempty(nameField)
    case .dateOfBirth: nonempty(verbatim(.birth))
    case .dateOfExpiry: nonempty(verbatim(.expiry))
    case .documentNumber: nonempty(number)
    case .sex: sex
    case .nationality: nonempty(withoutFillers(cells(of: .nationality)))
    case .issuer: nonempty(withoutFillers(cells(of: .issuer)))
    case .documentCode: nonempty(withoutFillers(cells(of: .documentCode)))
    default: nil
    }
  }

  func character(at cell: Cell) -> Character { cells[cell.line][cell.column] }

  func cells(of part: Part) -> [Cell] {
    guard let place = format.place(of: part) else { return [] }
    return place.columns.map { Cell(line: place.line, column: $0) }
  }

  /// The cells that a check digit covers, and the digit's own.
  func cells(under check: Check) -> [Cell] {
    switch check {
    case .number where hasLongNumber:
      cells(of: .number) + cells(of: .optional).prefix(overflow.count)
    case .number: cells(of: .number) + cells(of: .numberDigit)
    case .birth: cells(of: .birth) + cells(of: .birthDigit)
    case .expiry: cells(of: .expiry) + cells(of: .expiryDigit)
    case .optional: cells(of: .optional) + cells(of: .optionalDigit)
    case .composite:
      format.compositePlaces.flatMap { place in
        place.columns.map { Cell(line: place.line, column: $0) }
      } + cells(of: .composite)
    }
  }

  /// The name field parted at the first two fillers, 9303-3 section 4.6.
  private var names: (primary: ArraySlice<Cell>, secondary: ArraySlice<Cell>) {
    let all = cells(of: .name)
    if format.place(of: .givenNames) != nil { return (all[...], cells(of: .givenNames)[...]) }
    let gap = all.indices.dropLast().first {
      character(at: all[$0]) == "<" && character(at: all[$0 + 1]) == "<"
    }
    guard let gap else { return (all[...], []) }
    return (all[..<gap], all[(gap + 2)...])
  }

  /// The name field; where given names have a place of their own they follow the family name's, unless that
  /// is full: then nothing would part them.
  private var nameField: Field {
    let family = verbatim(.name)
    guard family.characters.last == "<", format.place(of: .givenNames) != nil else { return family }
    let given = verbatim(.givenNames)
    return Field(
      characters: family.characters + given.characters, origins: family.origins + given.origins,
      cells: family.cells + given.cells)
  }

  private var number: Field {
    guard hasLongNumber else { return withoutFillers(cells(of: .number)) }
    return withoutFillers(cells(of: .number) + cells(of: .optional).prefix(overflow.count - 1))
  }

  private var sex: Field? {
    let cells = cells(of: .sex)
    guard let cell = cells.first, "MFX".contains(character(at: cell)) else { return nil }
    return withoutFillers(cells)
  }

  private func verbatim(_ part: Part) -> Field {
    let cells = cells(of: part)
    return Field(
      characters: cells.map(character), origins: cells.map { [$0] }, cells: cells)
  }

  private func withoutFillers(_ cells: [Cell]) -> Field {
    let kept = cells.filter { character(at: $0) != "<" }
    return Field(characters: kept.map(character), origins: kept.map { [$0] }, cells: cells)
  }

  /// Components joined by single spaces; a space stands for the fillers between them.
  private func name(_ cells: ArraySlice<Cell>) -> Field {
    var field = Field(cells: Array(cells))
    var gap: [Cell] = []
    for cell in cells {
      if character(at: cell) == "<" {
        gap.append(cell)
        continue
      }
      if !gap.isEmpty, !field.characters.isEmpty {
        field.characters.append(" ")
        field.origins.append(gap)
      }
      gap = []
      field.characters.append(character(at: cell))
      field.origins.append([cell])
    }
    return field
  }

  private func nonempty(_ field: Field) -> Field? { field.characters.isEmpty ? nil : field }
}
