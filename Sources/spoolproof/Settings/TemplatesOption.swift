import ArgumentParser
import Foundation

/// The option that puts an agency's own templates and texts in the place of the shipped ones.
struct TemplatesOption: ParsableArguments {
  @Option(
    help:
      "A folder of templates (NAME.mustache) and texts (texts/LOCALE.json) instead of the shipped ones.",
    completion: .directory)
  var templates: String?

  /// The program's data files, with the agency's own over them.
  ///
  /// - Throws: When there is no such folder.
  func resources() throws -> Resources {
    var resources = Resources.ofProgram()
    guard let templates else { return resources }
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: templates, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw Stop(.configuration, "there is no folder of templates \(templates)") }
    resources.replacements = URL(filePath: templates)
    return resources
  }
}
