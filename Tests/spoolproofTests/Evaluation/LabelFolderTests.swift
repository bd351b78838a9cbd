import Foundation
import Support
import Testing

@testable import spoolproof

/// Files of labels are read as something that a stranger wrote.
@Suite struct LabelFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write("a picture", to: "a.jpg")
  }

  private var labels: LabelFolder { LabelFolder(path: folder.url.path(percentEncoded: false)) }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.url.appending(path: name))
  }

  private func error(_ rows: String) throws -> LabelError? {
    try write(rows, to: "labels.jsonl")
    do {
      _ = try labels.rows("labels.jsonl", as: PictureLabel.self)
      return nil
    } catch { return error }
  }

  static let good = #"{"file":"a.jpg","kind":"td1"}"#

  @Test func aRowIsRead() throws {
    try write(
      """
      {"file":"a.jpg","kind":"licenseBack","fields":{"sex":"F","suffix":null},"group":"g",\
      "barcode_text":"x","size":[3,4],"notes":"n","source":{"more":[1]}}
      """, to: "labels.jsonl")
    let row = try #require(try labels.rows("labels.jsonl", as: PictureLabel.self)?.first)
    #expect(
      row
        == PictureLabel(
          file: "a.jpg", kind: .licenseBack, fields: ["sex": "F", "suffix": nil],
          barcodeText: "x", group: "g", size: [3, 4], notes: "n"))
    #expect(row.values == ["sex": "F"])
  }

  @Test func aFileThatIsNotThereHasNoRows() throws {
    #expect(try labels.rows("labels.jsonl", as: PictureLabel.self) == nil)
  }

  @Test func blankLinesAndCarriageReturnsAreNoRows() throws {
    #expect(try error("\(Self.good)\r\n\r\n\n\(Self.good)\n") == nil)
    #expect(try labels.rows("labels.jsonl", as: PictureLabel.self)?.count == 2)
  }

  static let broken: [(String, expected: String, found: String)] = [
    ("{", "an object", "no JSON"), ("[]", "an object", "something else"),
    (#"{"kind":"td1"}"#, "file", "no file"),
    (#"{"file":"a.jpg","kind":"card"}"#, "passport, td1", "another value as kind"),
    (#"{"file":"a.jpg","kind":1}"#, "kind", "another kind of value as kind"),
    (#"{"file":"a.jpg","kind":"td1","fields":{"sex":1}}"#, "fields", "as fields.sex"),
    (#"{"file":"a.jpg","kind":"td1","mrz":[]}"#, "one to three lines", "others"),
    (#"{"file":"a.jpg","kind":"td1","size":[0,1]}"#, "width and height", "something else"),
    (#"{"file":"a.jpg","kind":"td1","group":""}"#, "1 to 128", "0"),
    (#"{"file":"b.jpg","kind":"td1"}"#, "regular file", "none"),
    (#"{"file":"../a.jpg","kind":"td1"}"#, "regular file", "none"),
    (#"{"file":"/etc/passwd","kind":"td1"}"#, "regular file", "none"),
    (#"{"file":".","kind":"td1"}"#, "regular file", "none"),
  ]

  @Test(arguments: broken)
  func aBrokenRowIsNamedByItsLine(_ row: String, expected: String, found: String) throws {
    let error = try #require(try error("\(Self.good)\n\n\(row)\n\(Self.good)\n"))
    #expect(error.file == "labels.jsonl" && error.line == 3)
    #expect(error.expected.contains(expected) && error.found.contains(found), "\(error)")
  }

  @Test func rowsAndTheirPartsAreBounded() throws {
    let long = String(repeating: "x", count: LabelFolder.mostBytesOfARow)
    #expect(
      try error(#"{"file":"a.jpg","kind":"td1","notes":"\#(long)"}"#)?.expected.contains("bytes")
        == true)
    let many = (0..<65).map { #""f\#($0)":"x""# }.joined(separator: ",")
    #expect(try error(#"{"file":"a.jpg","kind":"td1","fields":{\#(many)}}"#)?.found == "65")
  }

  @Test func whatIsNotUTF8IsNamed() throws {
    try Data([0xFF, 0xFE]).write(to: folder.url.appending(path: "labels.jsonl"))
    #expect(throws: LabelError.self) {
      try labels.rows("labels.jsonl", as: PictureLabel.self)
    }
  }

  @Test func aPipeIsNoPicture() throws {
    #expect(unsafe mkfifo(folder.url.appending(path: "p.jpg").path, 0o600) == 0)
    #expect(try error(#"{"file":"p.jpg","kind":"td1"}"#)?.found == "none")
    #expect(labels.bytes(of: "p.jpg", limit: 10) == nil)
  }

  @Test func bytesAreBounded() {
    #expect(labels.bytes(of: "a.jpg", limit: 9) == Array("a picture".utf8))
    #expect(labels.bytes(of: "a.jpg", limit: 8) == nil)
  }

  @Test(
    arguments: [
      ("a,b", ["a", "b"]), (#""a,b",c"#, ["a,b", "c"]), (#""say ""x""",y"#, [#"say "x""#, "y"]),
      ("a,,b\r", ["a", "", "b"]), (#""a,b"#, nil), (#""a"b,c"#, nil), (#""",x"#, ["", "x"]),
    ] as [(String, [String]?)])
  func cellsFollowRFC4180(_ line: String, _ cells: [String]?) {
    #expect(LabelFolder.cells(line) == cells)
  }

  @Test(arguments: [
    ("claim,document\n", 1), ("comparator,claim,document,level\ngiven,A,A,exact\nx,A,A,exact\n", 3),
    ("comparator,claim,document,level\ngiven,A,A\n", 2),
  ])
  func aBrokenTableIsNamedByItsLine(_ text: String, _ line: Int) throws {
    try write(text, to: "comparison-vectors.csv")
    let error = #expect(throws: LabelError.self) {
      try labels.vectors("comparison-vectors.csv")
    }
    #expect(error?.line == line)
  }
}
