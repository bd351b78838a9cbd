internal import JSONReading

extension JobReader {
  /// The priority that a job file states; 0 when it cannot be read, which is told later.
  static func priority(_ bytes: [UInt8]) -> Int {
    if case .integer(let priority)? = glance(bytes)["priority"] { priority } else { 0 }
  }

  /// The identifier that a job file states; nil when it states none that can be one.
  static func id(_ bytes: [UInt8]) -> String? {
    guard case .text(let id)? = glance(bytes)["id"], DropName.isId(Array(id.utf8)) else {
      return nil
    }
    return id
  }

  /// The names of the pictures that a job file names, each once, even when the file has a fault.
  ///
  /// With them a refused flat drop is set aside as a whole. A name that cannot be a picture's is
  /// left out; so is everything when the file is no JSON.
  static func pictures(_ bytes: [UInt8]) -> [String] {
    let members = glance(bytes)
    var places: [JSONValue?] = [members["selfie"]]
    for document in elements(members["evidence"]) {
      guard case .object(let document) = document else { continue }
      places += elements(document["images"])
    }
    var names: [String] = []
    for case .object(let place)? in places {
      guard case .text(let name)? = place["file"], DropName.isPicture(name), !names.contains(name)
      else { continue }
      names.append(name)
    }
    return names
  }

  private static func glance(_ bytes: [UInt8]) -> [String: JSONValue] {
    guard bytes.count <= largest, case .object(let members)? = try? JSONParser.parse(bytes) else {
      return [:]
    }
    return members
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }
}
