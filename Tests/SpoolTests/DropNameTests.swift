import Testing

@testable import Spool

struct DropNameTests {
  @Test(arguments: [
    "a", "2026-000123", "A_b.c-d", "-", "again-1", "a.again", "a.again-x", "a.json.x", "part",
    String(repeating: "x", count: 128),
  ])
  func whatCanBeAnIdentifier(name: String) {
    #expect(DropName.id(of: EntryName(name), isFolder: true) == name)
    #expect(DropName.id(of: EntryName(name + ".json"), isFolder: false) == name)
  }

  @Test(arguments: [
    "", ".", "..", ".a", "a b", "a/b", "é", "a\nb", "a.json", "a.JSON", "a.part", "a.tmp",
    "a.filepart", "a.again-1", "a.again-12", "a:b", "a\u{0}", String(repeating: "x", count: 129),
  ])
  func whatCannot(name: String) {
    #expect(!DropName.isId(Array(name.utf8)))
    #expect(DropName.id(of: EntryName(name + ".json"), isFolder: false) == nil)
  }

  @Test func aNameThatIsNotUTF8CannotBeAnIdentifier() {
    let name = EntryName(bytes: [0xFF, 0x61])
    #expect(DropName.id(of: name, isFolder: true) == nil)
    #expect(DropName.safe(name) == "_a")
  }

  @Test(arguments: [".a", "a.part", "a.TMP", "x.json.filepart", ".a.json.X7bQ"])
  func whatIsNotThereYet(name: String) {
    #expect(DropName.isUnfinished(EntryName(name)))
  }

  @Test(arguments: ["a.jpg", "front", "A-1_b.PNG", "-a.jpg", String(repeating: "x", count: 255)])
  func whatCanBeAPicture(name: String) {
    #expect(DropName.isPicture(name))
  }

  @Test(arguments: [
    "", ".", "..", "../a.jpg", "a/b.jpg", "/a.jpg", ".a.jpg", "a.json", "a.JSON", "a.part", "a b",
    "a\\b", "é.jpg", "a\u{0}.jpg", String(repeating: "x", count: 256),
  ])
  func whatCannotBeAPicture(name: String) {
    #expect(!DropName.isPicture(name))
  }

  @Test(arguments: [
    ("a b.json", "a_b.json"), ("..x", "drop..x"), ("", "drop"), ("a/b\n", "a_b_"),
    (String(repeating: "y", count: 255), String(repeating: "y", count: 128)),
  ])
  func anyNameHasASafeOne(name: String, safe: String) {
    #expect(DropName.safe(EntryName(name)) == safe)
  }
}
