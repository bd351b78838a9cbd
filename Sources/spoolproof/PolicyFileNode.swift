import Proofing
import Yams

/// One place of a policy file, read strictly: every accessor names the line when it refuses.
struct PolicyFileNode {
  /// The YAML node.
  private let node: Node
  /// The file's name.
  private let file: String
  /// The keys that lead here.
  let path: [String]

  /// A place.
  ///
  /// - Throws: When a mapping has a key that is not text.
  init(_ node: Node, file: String, path: [String]) throws(PolicyFileError) {
    self.node = node
    self.file = file
    self.path = path
    for (key, _) in node.mapping ?? [:] where key.scalar == nil {
      throw error("keys that are text")
    }
  }

  /// The value of a key; nil when it is not there.
  subscript(_ key: String) -> PolicyFileNode? {
    get throws(PolicyFileError) {
      for (other, value) in node.mapping ?? [:] where other.scalar?.string == key {
        return try PolicyFileNode(value, file: file, path: path + [key])
      }
      return nil
    }
  }

  /// The first of some keys that is there; this place itself when none is.
  func place(of keys: String...) throws(PolicyFileError) -> PolicyFileNode {
    for key in keys {
      if let node = try self[key] { return node }
    }
    return self
  }

  /// The line, from 1.
  var line: Int { node.mark?.line ?? 1 }

  /// Nothing is written here, or `null`.
  var isNull: Bool {
    guard let scalar = node.scalar else { return false }
    return Self.nulls.contains(scalar.string) && scalar.style == .plain
  }

  private static let nulls: Set<String> = ["", "~", "null"]

  /// The refusal of what stands here.
  func error(_ expected: String) -> PolicyFileError {
    let found =
      switch node {
      case .scalar(let scalar): isNull ? "nothing" : "“\(scalar.string)”"
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .alias: "an alias"
      }
    return PolicyFileError(
      file: file, line: line, key: path.isEmpty ? nil : path.joined(separator: "."),
      expected: expected, found: found)
  }

  /// The entries of a mapping of which every key is known.
  func mapping(_ known: [String]) throws(PolicyFileError) {
    guard let mapping = node.mapping else { throw error("a mapping") }
    for (key, _) in mapping {
      let name = key.scalar?.string ?? ""
      guard !known.contains(name) else { continue }
      throw PolicyFileError(
        file: file, line: key.mark?.line ?? line, key: (path + [name]).joined(separator: "."),
        expected: "one of the keys " + known.sorted().joined(separator: ", "),
        found: "a key that no policy has")
    }
  }

  /// The entries of a mapping whose keys are the words of an enumeration.
  func entries<Key: RawRepresentable<String> & CaseIterable>(
    _ what: String, as type: Key.Type
  ) throws(PolicyFileError) -> [(Key, PolicyFileNode)] {
    guard let mapping = node.mapping else { throw error("a mapping") }
    var entries: [(Key, PolicyFileNode)] = []
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      guard let word = Key(rawValue: name) else {
        throw PolicyFileError(
          file: file, line: key.mark?.line ?? line, key: (path + [name]).joined(separator: "."),
          expected: what, found: "“\(name)”")
      }
      entries.append((word, try PolicyFileNode(value, file: file, path: path + [name])))
    }
    return entries
  }

  /// Plain text that is not empty.
  func text() throws(PolicyFileError) -> String {
    guard let scalar = node.scalar, !isNull, !scalar.string.isEmpty else { throw error("text") }
    return scalar.string
  }

  /// `true` or `false`, and none of YAML's other words for them.
  func boolean() throws(PolicyFileError) -> Bool {
    switch plain {
    case "true": return true
    case "false": return false
    default: throw error("true or false")
    }
  }

  /// A whole number within a range.
  func integer(_ range: ClosedRange<Int>) throws(PolicyFileError) -> Int {
    guard let plain, let number = Int(plain), range.contains(number) else {
      throw error("a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number within a range.
  func number(_ range: ClosedRange<Double>) throws(PolicyFileError) -> Double {
    guard let plain, let number = Double(plain), range.contains(number) else {
      throw error("a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// One word of an enumeration.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type, of allowed: [Word] = Array(Word.allCases)
  ) throws(PolicyFileError) -> Word {
    guard let plain, let word = Word(rawValue: plain),
      allowed.contains(where: { $0.rawValue == plain })
    else { throw error("one of " + allowed.map(\.rawValue).joined(separator: ", ")) }
    return word
  }

  /// Whether an unquoted word stands here.
  func isWord(_ word: String) -> Bool { plain == word }

  /// A list.
  func list<Element>(
    _ element: (PolicyFileNode) throws(PolicyFileError) -> Element
  ) throws(PolicyFileError) -> [Element] {
    guard let sequence = node.sequence else { throw error("a list") }
    var elements: [Element] = []
    for (place, node) in sequence.enumerated() {
      elements.append(try element(PolicyFileNode(node, file: file, path: path + ["\(place)"])))
    }
    return elements
  }

  /// The text of an unquoted scalar.
  private var plain: String? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return nil
    }
    return scalar.string
  }
}
