import ArgumentParser
import Foundation
import Glibc
import Proofing
import Scoring

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says how well labelled pictures are read.",
    discussion: """
      A folder holds any of labels.jsonl, aamva-payloads.jsonl, comparison-vectors.csv and
      face-pairs.jsonl, with the files that they name; docs/evaluation.md has the formats. The
      pictures are read as `run` reads them. --misses prints values, so mind who sees the screen.

      EXAMPLES
        spoolproof evaluate samples/labelled --misses
        spoolproof evaluate pictures --turn 90 --json turned.json

      EXIT STATUS
        0   done, however well it went
        65  a label file is not as it must be, or names a file that is not there
        69  no reader can work here
        74  the scores cannot be written
      """)

  @Argument(help: "The folder with the labels.", completion: .directory)
  var folder: String

  @Flag(help: "Print every value that was missed, with the truth.")
  var misses = false

  @Option(help: "Turn every picture clockwise first: 90, 180 or 270 degrees.")
  var turn = 0

  @Option(
    name: .customLong("json"), help: "Write the scores here, as evaluation.schema.json describes.")
  var jsonFile: String?

  @OptionGroup var reading: ReaderOptions

  func validate() throws {
    guard [0, 90, 180, 270].contains(turn) else {
      throw ValidationError("--turn takes 90, 180 or 270")
    }
  }

  func run() throws {
    // A reader that dies closes its pipe: writing to it must fail and not end the program.
    signal(SIGPIPE, SIG_IGN)
    let labels = LabelFolder(path: folder)
    let evaluation: Evaluation
    do {
      evaluation = try evaluate(labels)
    } catch let error as LabelError {
      throw Stop(.refusals, error.description)
    }
    print(evaluation.tables, terminator: "")
    if misses { print("\n" + evaluation.misses, terminator: "") }
    if let jsonFile { try write(evaluation.score, to: jsonFile) }
  }

  /// Looks at all files of labels before anything is read, so that a broken one is said at once.
  private func evaluate(_ folder: LabelFolder) throws -> Evaluation {
    let labels = try folder.rows("labels.jsonl", as: PictureLabel.self)
    let payloads = try folder.rows("aamva-payloads.jsonl", as: PayloadLabel.self)
    let pairs = try folder.rows("face-pairs.jsonl", as: FacePair.self)
    let vectors = try folder.vectors("comparison-vectors.csv")
    if labels == nil, payloads == nil, pairs == nil, vectors == nil {
      throw LabelError(
        file: folder.path,
        expected:
          "a folder with labels.jsonl, aamva-payloads.jsonl, comparison-vectors.csv or face-pairs.jsonl",
        found: "none of them")
    }
    var evaluation = Evaluation()
    evaluation.payloads = (payloads ?? []).map { label in
      (label.file, label.marked(folder.bytes(of: label.file, limit: 1 << 20) ?? []))
    }
    evaluation.comparisons = try marked(vectors ?? [])
    try read(labels ?? [], in: folder, into: &evaluation)
    evaluation.uncounted += pairs?.count ?? 0
    return evaluation
  }

  private func read(
    _ labels: [PictureLabel], in folder: LabelFolder, into evaluation: inout Evaluation
  ) throws {
    let counted = labels.filter { !$0.readings.isEmpty }
    evaluation.uncounted = labels.count - counted.count
    var reading = PictureReading(
      executable: Program.executable(),
      setup: self.reading.setup(models: Resources.ofProgram().models),
      workers: self.reading.count, readerSeconds: self.reading.readerSeconds,
      quarterTurns: turn / 90)
    var bar = ProgressBar(of: "pictures", quiet: false)
    defer {
      bar.clear()
      reading.stop()
    }
    for part in Evaluation.Part.allCases {
      let labels = counted.filter { Evaluation.Part($0.kind) == part }
      guard !labels.isEmpty else { continue }
      let before = evaluation.pictures.count
      let result = try reading.read(labels, in: folder) { done in
        bar.update(done: before + done, left: counted.count - before - done)
      }
      evaluation.pictures += zip(labels, result.pictures).map {
        $0.marked($1.pages, trouble: $1.trouble)
      }
      evaluation.cpuSeconds[part] = result.cpuSeconds
    }
  }

  private func marked(_ vectors: [ExpectedVector]) throws -> [MarkedField] {
    guard let today = CalendarDate(daysSince1970: secondsSince1970() / 86_400) else {
      throw Stop(.configuration, "the clock is not set")
    }
    return try vectors.map { expected in
      let vector = expected.vector
      guard let level = vector.level(today: today) else {
        throw LabelError(
          file: "comparison-vectors.csv", line: expected.line,
          expected: "a claim and a document of the form that \(vector.comparator.rawValue) needs",
          found: "another")
      }
      let agrees = level == expected.level
      return MarkedField(
        name: "line \(expected.line), \(vector.comparator.rawValue)",
        truth: Redacted("\(vector.claim) / \(vector.document): \(expected.level)"),
        read: Redacted(level), proof: .none, verdict: agrees ? .exact : .wrong)
    }
  }

  private func write(_ score: Score, to file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      try (encoder.encode(score) + Data("\n".utf8)).write(to: URL(filePath: file), options: .atomic)
    } catch { throw Stop(.inputOutput, "\(file) cannot be written") }
  }
}
