import Foundation

/// The tool's data files: templates, names, states.
struct Resources: Sendable {
  /// What names are made of.
  let names: Names
  /// The 50 states and the District of Columbia.
  let states: [Jurisdiction]
  private let templates: [String: Template]
  private let layouts: Layout.Book

  /// Reads all of them.
  ///
  /// - Throws: ``SpecimenError`` when one is missing or not as it should be.
  init() throws(SpecimenError) {
    names = try Self.decoded(Names.self, "names.json")
    states = try Self.decoded([Jurisdiction].self, "states.json")
    var templates: [String: Template] = [:]
    layouts = try Self.decoded(Layout.Book.self, "layouts.json")
    let single = [
      "passport", "license-back", "state-id-front", "state-id-back", "identity-card-front",
      "identity-card-back", "visa", "selfie",
    ]
    for name in single {
      templates[name] = Template(
        text: String(decoding: try Self.data(name + ".svg"), as: UTF8.self))
    }
    self.templates = templates
  }

  /// A template by name.
  func template(_ name: String) throws(SpecimenError) -> Template {
    guard let template = templates[name] else { throw .resource(name + ".svg") }
    return template
  }

  /// A design of a license's front by name.
  func layout(_ name: String) throws(SpecimenError) -> Layout {
    guard let layout = layouts.layouts.first(where: { $0.name == name }) else {
      throw .resource("layouts.json (no layout \(name))")
    }
    return layout
  }

  /// A set of labels by name: what stands beside a value, by what the value is.
  func labels(_ name: String) throws(SpecimenError) -> [String: String] {
    guard let labels = layouts.labels[name] else {
      throw .resource("layouts.json (no labels \(name))")
    }
    return labels
  }

  /// A state by its two letters.
  func state(_ code: String) throws(SpecimenError) -> Jurisdiction {
    guard let state = states.first(where: { $0.code == code }) else {
      let known = states.map(\.code).joined(separator: ", ")
      throw .identity("there is no state \(code) among \(known)")
    }
    return state
  }

  private static func decoded<Value: Decodable>(_ type: Value.Type, _ name: String)
    throws(SpecimenError) -> Value
  {
    let data = try data(name)
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw .resource(name)
    }
  }

  private static func data(_ name: String) throws(SpecimenError) -> Data {
    do {
      return try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Resources/" + name))
    } catch {
      throw .resource(name)
    }
  }
}
