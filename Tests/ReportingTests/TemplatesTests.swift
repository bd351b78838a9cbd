import Testing

@testable import Reporting

@Suite struct TemplatesTests {
  private let good = ["style": "<style></style>", "batch": "{{run}}", "packet": "{{id}}"]

  @Test(arguments: Templates.names)
  func aMissingTemplateIsNamed(name: String) {
    var files = good
    files[name] = nil
    #expect(throws: TemplatesError.missing(name)) { try Templates(files: files) }
  }

  @Test(arguments: ["{{{run}}}", "{{&run}}", "{{%CONTENT_TYPE:TEXT}}{{run}}"])
  func aTemplateCannotShowAValueUnescaped(text: String) {
    var files = good
    files["batch"] = text
    #expect(throws: TemplatesError.unescaped("batch")) { try Templates(files: files) }
  }

  @Test(arguments: ["{{#run}}", "{{run", "{{/run}}"])
  func aBrokenTemplateIsRefused(text: String) {
    var files = good
    files["packet"] = text
    let error = #expect(throws: TemplatesError.self) { try Templates(files: files) }
    #expect(error?.description.contains("packet.mustache") == true)
  }

  @Test func theShippedTemplatesAreRead() throws {
    #expect(throws: Never.self) { try Shipped.templates() }
  }
}
