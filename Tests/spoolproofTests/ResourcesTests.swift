import Foundation
import Support
import Testing

@testable import spoolproof

/// The program finds its data files from its own place alone.
@Suite struct ResourcesTests {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  /// As `make install` lays it out.
  private func install() throws {
    for name in ["prefix/bin", "prefix/share"] {
      try FileManager.default.createDirectory(
        atPath: path(name), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(
      atPath: program.executable.path(percentEncoded: false), toPath: path("prefix/bin/spoolproof"))
    try FileManager.default.copyItem(
      atPath: Folders.resources.path(percentEncoded: false), toPath: path("prefix/share/spoolproof")
    )
  }

  @Test func anInstalledProgramReadsWhatIsInstalledWithIt() throws {
    try install()
    let ending = try BuiltProgram(at: path("prefix/bin/spoolproof")).run([
      "read",
      Folders.samples.appending(path: "license-passes/back.jpg").path(percentEncoded: false),
    ])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("GARCIA"))
  }

  @Test func aLinkToItDoesAsWell() throws {
    try install()
    try FileManager.default.createSymbolicLink(
      atPath: path("link"), withDestinationPath: path("prefix/bin/spoolproof"))
    let policy = Folders.samples.appending(path: "policy.yaml").path(percentEncoded: false)
    #expect(try BuiltProgram(at: path("link")).run(["check", policy]).status == 0)
  }

  @Test func aProgramWithoutItsFilesNamesWhatIsMissing() throws {
    try install()
    try FileManager.default.removeItem(atPath: path("prefix/share/spoolproof"))
    let policy = Folders.samples.appending(path: "policy.yaml").path(percentEncoded: false)
    let ending = try BuiltProgram(at: path("prefix/bin/spoolproof")).run(["check", policy])
    #expect(ending.status == 78)
    #expect(ending.errors.contains("prefix/share/spoolproof/reasons.json is missing"))
  }
}
