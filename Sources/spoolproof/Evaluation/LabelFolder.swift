import Foundation
import Glibc

/// A folder of pictures with their truth.
///
/// It is read as something that a stranger wrote: sizes, counts and names are bounded, and nothing
/// but regular files below the folder is opened.
struct LabelFolder {
  /// Where it is.
  var path: String

  /// Most bytes of a label file, rows in it and bytes of a row.
  static let mostBytes = 64 << 20
  static let mostRows = 100_000
  static let mostBytesOfARow = 1 << 16

  /// The rows of one file of labels; nil when there is no such file.
  ///
  /// - Throws: ``LabelError`` when a row is not as it must be or names a file that is not there.
  func rows<Row: LabelRow>(_ name: String, as type: Row.Type) throws(LabelError) -> [Row]? {
    guard let lines = try lines(of: name) else { return nil }
    var rows: [Row] = []
    for (number, line) in lines {
      guard line.utf8.count <= Self.mostBytesOfARow else {
        throw LabelError(
          file: name, line: number, expected: "at most \(Self.mostBytesOfARow) bytes", found: "more"
        )
      }
      let row: Row
      do {
        row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
      } catch {
        throw LabelError(
          file: name, line: number, expected: Row.form, found: Self.words(for: error))
      }
      if let fault = row.fault {
        throw LabelError(file: name, line: number, expected: fault.expected, found: fault.found)
      }
      for file in row.files where !hasFile(file) {
        throw LabelError(
          file: name, line: number,
          expected: "a regular file below this folder with the name that the row gives",
          found: "none")
      }
      rows.append(row)
    }
    return rows
  }

  /// The lines of a text file that are not blank, with their numbers from 1; nil without such a file.
  ///
  /// - Throws: ``LabelError`` when it is too large or not UTF-8.
  func lines(of name: String) throws(LabelError) -> [(number: Int, text: String)]? {
    var status = stat()
    guard unsafe stat("\(path)/\(name)", &status) == 0 else { return nil }
    guard let bytes = bytes(of: name, limit: Self.mostBytes) else {
      throw LabelError(
        file: name, expected: "a readable file of at most \(Self.mostBytes >> 20) MiB",
        found: "something else")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LabelError(file: name, expected: "UTF-8", found: "other bytes")
    }
    // Only line feeds part lines, as editors count them; JSON and CSV take a CR before one as space.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated().map { (number: $0 + 1, text: String(Substring($1))) }
      .filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard lines.count <= Self.mostRows else {
      throw LabelError(file: name, expected: "at most \(Self.mostRows) rows", found: "more")
    }
    return lines
  }

  /// The bytes of a regular file below the folder; nil when there is none, or more than the limit.
  func bytes(of name: String, limit: Int) -> [UInt8]? {
    guard Self.isBelow(name) else { return nil }
    // Without O_NONBLOCK, opening a pipe that lies there would wait for ever.
    let descriptor = unsafe open("\(path)/\(name)", O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= limit, let data = try? handle.read(upToCount: limit + 1) ?? Data(),
      data.count <= limit
    else { return nil }
    return Array(data)
  }

  private func hasFile(_ name: String) -> Bool {
    var status = stat()
    guard Self.isBelow(name), unsafe stat("\(path)/\(name)", &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a name is a path that goes down only.
  static func isBelow(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return name.utf8.count <= 1_024 && !name.utf8.contains(0)
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// What is wrong with a row, without its values.
  private static func words(for error: any Error) -> String {
    func path(_ keys: [any CodingKey]) -> String {
      keys.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }.joined(separator: ".")
    }
    return switch error {
    case DecodingError.keyNotFound(let key, let context):
      "no \(path(context.codingPath + [key]))"
    case DecodingError.typeMismatch(_, let context),
      DecodingError.valueNotFound(_, let context):
      context.codingPath.isEmpty
        ? "something else" : "another kind of value as \(path(context.codingPath))"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "another value as \(path(context.codingPath))"
    default: "no JSON"
    }
  }
}
