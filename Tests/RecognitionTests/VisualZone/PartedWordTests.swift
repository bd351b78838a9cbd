import Proofing
import Testing

@testable import Recognition

@Suite struct PartedWordTests {
  private func words(_ text: String) -> [String] {
    PrintedLine(.make(text))?.words.map(\.text) ?? []
  }

  @Test(arguments: [
    ("DLI1234568", ["DL", "I1234568"]), ("4dLIC123456789", ["4dLIC", "123456789"]),
    ("NO.1234567", ["NO.", "1234567"]), ("300038099904DOB", ["300038099904", "DOB"]),
    ("ROUGELA70896-0000", ["ROUGE", "LA", "70896-0000"]), ("ID83703", ["ID", "83703"]),
    ("MONTPELIER,VT", ["MONTPELIER,", "VT"]), ("M18", ["M", "18"]),
    ("LIC.#S12-345-678", ["LIC.#", "S12-345-678"]), ("LIC#=A123", ["LIC#=", "A123"]),
    ("SMITH,JR", ["SMITH,JR"]),
    ("ROUGEXX70896", ["ROUGEXX70896"]), ("DLAWARE", ["DLAWARE"]), ("IDA", ["IDA"]),
  ])
  func whatIsPrintedAsSeveralIsParted(text: String, parts: [String]) {
    #expect(words(text) == parts)
  }
}
