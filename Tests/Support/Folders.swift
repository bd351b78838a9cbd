public import Foundation

/// The package's own folders, found from this file's place.
public enum Folders {
  /// The top of the package.
  public static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The program's data files: models, policies, templates, texts, schemas.
  public static let resources = package.appending(path: "Sources/spoolproof/Resources")
  /// The samples.
  public static let samples = package.appending(path: "samples")
}
