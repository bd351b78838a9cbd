import Foundation
import Support
import Testing

/// Every command line in documents and helps names commands and options that are there.
@Suite struct CommandLineTests {
  /// The options of each command of a program; "" is the program itself.
  private struct Commands {
    var options: [String: Set<String>] = [:]
    /// What each command says of itself at length.
    var discussions: [String] = []

    init(_ program: String) throws {
      let dump = try BuiltProgram(program).run(["--experimental-dump-help"])
      let object = try JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any]
      let root = try #require(object?["command"] as? [String: Any])
      let subcommands = root["subcommands"] as? [[String: Any]] ?? []
      for command in [root] + subcommands {
        let name = command["commandName"] as? String ?? ""
        let arguments = command["arguments"] as? [[String: Any]] ?? []
        let names = arguments.flatMap { $0["names"] as? [[String: Any]] ?? [] }
        options[name == program ? "" : name] = Set(names.compactMap { $0["name"] as? String })
        discussions.append(command["discussion"] as? String ?? "")
      }
      // What stands under a command has its options by the command's name.
      for command in subcommands {
        let name = command["commandName"] as? String ?? ""
        for nested in command["subcommands"] as? [[String: Any]] ?? [] {
          let arguments = nested["arguments"] as? [[String: Any]] ?? []
          let names = arguments.flatMap { $0["names"] as? [[String: Any]] ?? [] }
          options[name, default: []].formUnion(names.compactMap { $0["name"] as? String })
          discussions.append(nested["discussion"] as? String ?? "")
        }
      }
      // Without a command, `specimen` writes jobs.
      if program == "specimen", let jobs = options["jobs"] { options[""]?.formUnion(jobs) }
    }
  }

  private static let programs = ["spoolproof", "specimen"]

  /// What a line calls: from the program's name to what ends a command of a shell.
  private func calls(of program: String, in lines: [String]) -> [[String]] {
    lines.flatMap { line -> [[String]] in
      let commands = line.split(whereSeparator: { "|;&#>()`".contains($0) })
      return commands.compactMap { command in
        let words = command.split(separator: " ").map(String.init)
        // The user of a package is called as its program is.
        let start = words.indices.first { place in
          (words[place] == program || words[place].hasSuffix("/\(program)"))
            && (place == 0 || words[place - 1] != "-u")
        }
        guard let start else { return nil }
        return Array(words[(start + 1)...])
      }
    }
  }

  private func check(
    _ calls: [[String]], of program: String, _ commands: Commands, in place: String
  ) {
    for words in calls {
      let isSubcommand = words.first.map { commands.options[$0] != nil } ?? false
      let first = words.first ?? ""
      #expect(
        isSubcommand || first.isEmpty || first.hasPrefix("-") || program == "specimen",
        "\(place): \(program) \(first)")
      let options = commands.options[isSubcommand ? first : ""] ?? []
      for word in words where word.hasPrefix("--") && word != "--" {
        let name = word.dropFirst(2).prefix { $0 != "=" }
        #expect(
          options.contains(String(name)), "\(place): \(program) \(words.joined(separator: " "))")
      }
    }
  }

  @Test(arguments: programs)
  func documentsCallWhatIsThere(_ program: String) throws {
    let commands = try Commands(program)
    var count = 0
    for document in try Document.all() {
      let blocks = document.examples.filter { ["sh", ""].contains($0.language) }
      let lines = blocks.flatMap { $0.text.components(separatedBy: "\n") }
      let spans = codeSpans(document.text).filter { $0.hasPrefix("\(program) ") }
      let calls = calls(of: program, in: lines + spans)
      count += calls.count
      check(calls, of: program, commands, in: document.path)
    }
    #expect(count > 0)
  }

  @Test(arguments: programs)
  func helpsCallWhatIsThere(_ program: String) throws {
    let commands = try Commands(program)
    let lines = commands.discussions.flatMap { $0.components(separatedBy: "\n") }
      .filter { $0.hasPrefix("  ") }
    let calls = calls(of: program, in: lines)
    #expect(calls.count >= commands.options.count / 2)
    check(calls, of: program, commands, in: "--help")
  }

  @Test func everyTargetOfMakeThatIsNamedIsThere() throws {
    let makefile = try String(
      contentsOf: Folders.package.appending(path: "Makefile"), encoding: .utf8)
    let targets = Set(makefile.matches(of: #/(?m)^([a-z-]+):/#).map { String($0.output.1) })
    for document in try Document.all() {
      for match in document.text.matches(of: #/`(?:sudo )?make ([a-z-]+)/#) {
        #expect(targets.contains(String(match.output.1)), "\(document.path): \(match.output.1)")
      }
    }
  }

  @Test func everyCommandHasItsRowInTheReadme() throws {
    let commands = Set(try Commands("spoolproof").options.keys).subtracting(["", "help", "reader"])
    let rows = try Document("README.md").table(headed: "Command")
    let named = Set(
      rows.compactMap { codeSpans($0[0]).first?.split(separator: " ").first.map(String.init) })
    #expect(named == commands)
  }
}
