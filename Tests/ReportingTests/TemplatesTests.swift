import Foundation
import Hashing
import Testing

@testable import Reporting

@Suite struct TemplatesTests {
  private let good = Dictionary(
    uniqueKeysWithValues: Templates.names.map { ($0, $0 == "style" ? "<style></style>" : "{{id}}") }
  )

  @Test(arguments: Templates.names)
  func aMissingTemplateIsNamed(name: String) {
    var files = good
    files[name] = nil
    #expect(throws: TemplatesError.missing(name)) { try Templates(files: files, sha256: sha256) }
  }

  @Test(arguments: ["{{{run}}}", "{{&run}}", "{{%CONTENT_TYPE:TEXT}}{{run}}"])
  func aTemplateCannotShowAValueUnescaped(text: String) {
    var files = good
    files["batch"] = text
    #expect(throws: TemplatesError.unescaped("batch")) {
      try Templates(files: files, sha256: sha256)
    }
  }

  @Test(arguments: ["{{#run}}", "{{run", "{{/run}}"])
  func aBrokenTemplateIsRefused(text: String) {
    var files = good
    files["packet"] = text
    let error = #expect(throws: TemplatesError.self) { try Templates(files: files, sha256: sha256) }
    #expect(error?.description.contains("packet.mustache") == true)
  }

  /// What a page says of itself is what a browser reckons: the hash of what stands in the element.
  @Test func aPageAllowsTheScriptsAndStylesThatAreItsOwn() throws {
    var files = good
    files["style"] = "<style>a { b: c }</style>"
    files["script"] = "<script>1 < 2</script>"
    files["batch"] =
      "{{#styles}}[{{.}}]{{/styles}}{{#scripts}}({{.}}){{/scripts}}{{> style}}{{> script}}"
    let templates = try Templates(files: files, sha256: sha256)
    let page = String(decoding: templates.render(.object([:]), with: "batch"), as: UTF8.self)
    func hash(_ text: String) -> String {
      Data(sha256(Array(text.utf8))).base64EncodedString()
    }
    #expect(
      page == "[\(hash("a { b: c }"))](\(hash("1 < 2")))" + "<style>a { b: c }</style>"
        + "<script>1 < 2</script>")
  }

  @Test func theShippedTemplatesAreRead() throws {
    #expect(throws: Never.self) { try Shipped.templates() }
  }
}
