import Foundation

/// The tool's data files: templates, names, states.
struct Resources: Sendable {
  /// What names are made of.
  let names: Names
  /// The states whose licenses are imitated.
  let states: [Jurisdiction]
  private let templates: [String: Template]

  /// Reads all of them.
  ///
  /// - Throws: ``SpecimenError`` when one is missing or not as it should be.
  init() throws(SpecimenError) {
    names = try Self.decoded(Names.self, "names.json")
    states = try Self.decoded([Jurisdiction].self, "states.json")
    var templates: [String: Template] = [:]
    let layouts = Set(states.map(\.layout)).sorted()
    let single = [
      "passport", "license-back", "state-id-front", "state-id-back", "identity-card-front",
      "identity-card-back", "visa", "selfie",
    ]
    for name in single + layouts {
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
