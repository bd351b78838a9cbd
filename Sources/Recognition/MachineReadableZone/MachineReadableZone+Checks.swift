extension MachineReadableZone {
  /// One check digit with what it covers.
  public enum Check: String, Sendable, CaseIterable {
    case number, birth, expiry, optional, composite
  }

  /// What one check digit says.
  public func verdict(on check: Check) -> CheckDigit.Verdict {
    switch check {
    case .number:
      if hasLongNumber { return verdict(of: longNumberDigit, over: longNumber) }
      return verdict(of: characters(of: .numberDigit).first, over: characters(of: .number))
    case .birth:
      return verdict(of: characters(of: .birthDigit).first, over: characters(of: .birth))
    case .expiry:
      return verdict(of: characters(of: .expiryDigit).first, over: characters(of: .expiry))
    case .optional:
      // Over an empty field it may be 0 or a filler, 9303-4 section 4.2.2.
      let covered = characters(of: .optional)
      let digit = characters(of: .optionalDigit).first
      if digit == "<", covered.allSatisfy({ $0 == "<" }) { return .notPrinted }
      return verdict(of: digit, over: covered)
    case .composite:
      let covered = format.compositePlaces.flatMap { cells[$0.line][$0.columns] }
      return verdict(of: characters(of: .composite).first, over: covered)
    }
  }

  /// Whether no printed check digit is refuted.
  public var everyCheckHolds: Bool {
    Check.allCases.allSatisfy { verdict(on: $0) != .refuted }
  }

  /// Whether every printed check digit is refuted: then it was misread, or is no zone at all.
  var everyCheckFails: Bool {
    let printed = Check.allCases.map(verdict).filter { $0 != .notPrinted }
    return !printed.isEmpty && printed.allSatisfy { $0 == .refuted }
  }

  /// How many printed check digits hold.
  var verifiedCount: Int { Check.allCases.count { verdict(on: $0) == .verified } }

  /// Whether the document number runs on in the optional data: a filler stands for its digit.
  ///
  /// 9303-5 section 4.2.4, and the same for cards of size TD2.
  public var hasLongNumber: Bool {
    (format == .td1 || format == .td2) && characters(of: .numberDigit).first == "<"
      && characters(of: .number).last != "<" && overflow.count >= 2
  }

  /// The overflowing characters with the check digit at their end.
  var overflow: ArraySlice<Character> { characters(of: .optional).prefix { $0 != "<" } }

  private var longNumberDigit: Character? { overflow.last }

  private var longNumber: [Character] { characters(of: .number) + overflow.dropLast() }

  private func verdict(
    of digit: Character?, over covered: some Collection<Character>
  ) -> CheckDigit.Verdict {
    guard let digit else { return .notPrinted }
    guard ("0"..."9").contains(digit) else { return .refuted }
    return CheckDigit.digit(over: covered) == digit.wholeNumberValue ? .verified : .refuted
  }
}
