import Foundation

/// Prints a value as JSON on one line, members sorted, for other programs.
func printLine(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  encoder.dateEncodingStrategy = .iso8601
  FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
}
