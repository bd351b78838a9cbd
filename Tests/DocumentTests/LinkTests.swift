import Foundation
import Support
import Testing

/// Links lead to files and headings that are there.
@Suite struct LinkTests {
  @Test(arguments: try Document.all())
  func everyLinkLeadsSomewhere(_ document: Document) throws {
    let home = Folders.package.appending(path: document.path).deletingLastPathComponent()
    for match in document.text.matches(of: #/\]\(([^)\s]+)\)/#) {
      let link = String(match.output.1)
      guard !link.hasPrefix("http") else { continue }
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let file =
        parts[0].isEmpty
        ? Folders.package.appending(path: document.path)
        : home.appending(path: String(parts[0])).standardized
      #expect(
        FileManager.default.fileExists(atPath: file.path(percentEncoded: false)), "\(link)")
      guard parts.count == 2, file.pathExtension == "md" else { continue }
      let target = try String(contentsOf: file, encoding: .utf8)
      #expect(anchors(target).contains(String(parts[1])), "\(link)")
    }
  }

  /// The anchors of headings, as GitHub makes them: small letters, spaces to dashes, no other marks.
  private func anchors(_ text: String) -> Set<String> {
    Set(
      text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" || $0 == " " }.lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
          .replacing(" ", with: "-")
      })
  }
}
