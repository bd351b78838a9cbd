import Foundation
import Support
import Testing

/// A JSON Schema of the program, as far as documents speak of it.
struct Schema {
  /// One property, with where it stands.
  struct Property {
    /// Such as `evidence[].images[].file`.
    var path: String
    var isRequired: Bool
    /// The property's own schema, its reference followed.
    var schema: [String: Any]

    /// The most characters of a text or elements of a list.
    var most: Int? { schema["maxLength"] as? Int ?? schema["maxItems"] as? Int }
  }

  private let root: [String: Any]

  init(_ name: String) throws {
    let file = Folders.resources.appending(path: "schemas/\(name).schema.json")
    root = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  }

  /// All properties, those of alternatives left out.
  var properties: [Property] { properties(of: root, at: "") }

  /// The names of all properties anywhere, definitions included.
  var names: Set<String> {
    func names(_ value: Any) -> Set<String> {
      if let list = value as? [Any] { return list.map(names).reduce([]) { $0.union($1) } }
      guard let object = value as? [String: Any] else { return [] }
      let own = Set((object["properties"] as? [String: Any] ?? [:]).keys)
      return object.values.map(names).reduce(own) { $0.union($1) }
    }
    return names(root)
  }

  private func properties(of schema: [String: Any], at path: String) -> [Property] {
    let required = schema["required"] as? [String] ?? []
    let members = (schema["properties"] as? [String: Any] ?? [:]).sorted { $0.key < $1.key }
    let own = members.flatMap { name, value -> [Property] in
      guard let value = value as? [String: Any] else { return [] }
      let place = path.isEmpty ? name : "\(path).\(name)"
      let followed = follow(value)
      return [Property(path: place, isRequired: required.contains(name), schema: followed)]
        + properties(of: followed, at: place)
    }
    guard let items = schema["items"] as? [String: Any] else { return own }
    return own + properties(of: follow(items), at: path + "[]")
  }

  private func follow(_ schema: [String: Any]) -> [String: Any] {
    guard let name = (schema["$ref"] as? String)?.split(separator: "/").last,
      let definitions = root["$defs"] as? [String: Any],
      let named = definitions[String(name)] as? [String: Any]
    else { return schema }
    return named.merging(schema) { _, own in own }
  }
}
