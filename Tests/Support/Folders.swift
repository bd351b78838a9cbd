public import Foundation

/// The package's own folders, found from this file's place, and what was built.
public enum Folders {
  /// The top of the package.
  public static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The data files of the program that was built: models, policies, templates, texts, schemas.
  public static let resources = BuiltProgram("spoolproof").executable.deletingLastPathComponent()
    .appending(path: "spoolproof_spoolproof.resources/Resources")
  /// Whether the networks that read print are there: they are optional.
  public static var hasNetworks: Bool {
    FileManager.default.fileExists(
      atPath: resources.appending(path: "models/openvino/characters.txt").path)
  }
  /// The samples.
  public static let samples = package.appending(path: "samples")
}
