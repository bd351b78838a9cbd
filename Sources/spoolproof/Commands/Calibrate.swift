import ArgumentParser
import Calibration
import Foundation
import Glibc
import Hashing
import Proofing

struct Calibrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures how far each engine's confidence can be believed, on pictures with labels.",
    discussion: """
      A folder that `specimen` wrote is read as `run` reads it, and what was read is paired with what is \
      printed. --to writes one file for each engine that read print: how often a character of a \
      confidence is right, and what is taken for what. --record writes the readings themselves, for \
      `simulate`. Measure and record on different pictures: what an engine was measured on proves nothing \
      about it. docs/calibration.md has the formats.

      EXAMPLES
        specimen --count 420 --seed 5001 --to pictures
        spoolproof calibrate pictures --to tables
        spoolproof calibrate pictures --kind licenseFront --engine tesseract --to tables

      EXIT STATUS
        0   done
        65  a label file is not as it must be, or names a file that is not there
        69  no reader can work here
        74  a file cannot be written
      """)

  @Argument(help: "The folder with the pictures and labels.jsonl.", completion: .directory)
  var folder: String

  @Option(
    help: "Write a calibration for each engine into this folder; it is made if it is not there.",
    completion: .directory)
  var to: String?

  @Option(
    help: "Write the readings here, as JSON Lines.", completion: .file(extensions: ["jsonl"]))
  var record: String?

  @Option(
    help: "Only read pictures of this kind; may be given again. (default: all that have fields)")
  var kind: [PictureLabel.Kind] = []

  @Option(
    help: "The day to write as that of the measurement, YYYY-MM-DD. (default: today in UTC)",
    transform: day)
  var date: CalendarDate?

  @OptionGroup var reading: ReaderOptions

  func validate() throws {
    guard to != nil || record != nil else {
      throw ValidationError("say with --to or --record what to write")
    }
    if let one = kind.first(where: { !Self.kinds.contains($0) }) {
      throw ValidationError("--kind \(one.rawValue) has no fields to compare")
    }
  }

  /// The kinds with printed fields.
  static let kinds: [PictureLabel.Kind] = [
    .passport, .td1, .td2, .mrv, .licenseFront, .licenseBack,
  ]

  func run() throws {
    // A reader that dies closes its pipe: writing to it must fail and not end the program.
    signal(SIGPIPE, SIG_IGN)
    let labels = LabelFolder(path: folder)
    let rows: [PictureLabel]
    do {
      guard let found = try labels.rows("labels.jsonl", as: PictureLabel.self) else {
        throw LabelError(file: folder, expected: "a folder with labels.jsonl", found: "none")
      }
      rows = found
    } catch let error as LabelError { throw Stop(.refusals, error.description) }
    // Before hours of reading, not after them.
    if let to {
      do {
        try FileManager.default.createDirectory(atPath: to, withIntermediateDirectories: true)
      } catch { throw Stop(.inputOutput, "the folder \(to) cannot be made") }
    }
    let wanted = kind.isEmpty ? Self.kinds : kind
    let counted = rows.filter { wanted.contains($0.kind) && !$0.readings.isEmpty }
    let (readings, engines) = try read(counted, in: labels)
    if let record { try write(try RecordFile(readings).bytes(), to: record) }
    for file in try calibrations(of: readings, engines: engines) {
      print(file.sentence)
      guard let to else { continue }
      let name = "reader-" + file.engine.replacing("/", with: "-") + ".json"
      try write(file.bytes, to: to + "/" + name)
    }
  }

  private func read(
    _ labels: [PictureLabel], in folder: LabelFolder
  ) throws -> (readings: [RecordedReading], engines: [String: String]) {
    var reading = PictureReading(
      executable: Program.executable(),
      setup: self.reading.setup(models: Resources.ofProgram().models),
      workers: self.reading.count, readerSeconds: self.reading.readerSeconds, quarterTurns: 0)
    var bar = ProgressBar(of: "pictures", quiet: false)
    defer {
      bar.clear()
      reading.stop()
    }
    let result = try reading.read(labels, in: folder) { done in
      bar.update(done: done, left: labels.count - done)
    }
    let recorded = zip(labels, result.pictures).enumerated().flatMap { number, pair in
      let (label, read) = pair
      let place = label.file.split(separator: "/").dropLast().map { $0 + "/" }.joined()
      let claim = folder.bytes(of: place + "job.json", limit: 1 << 20)
        .flatMap(SpecimenClaim.init(jobFile:))
      return label.recorded(
        read.pages, fields: PrintedFields(label, claim: claim), picture: number)
    }
    return (recorded, reading.engines)
  }

  /// A calibration for every engine that read print.
  private func calibrations(
    of readings: [RecordedReading], engines: [String: String]
  ) throws -> [CalibrationFile] {
    guard let day = date ?? CalendarDate(daysSince1970: secondsSince1970() / 86_400) else {
      throw Stop(.configuration, "the clock is not set")
    }
    let print = readings.filter { $0.zone != .barcode && !$0.engine.isEmpty }
    return try Set(print.map(\.engine)).sorted().map { engine in
      CalibrationFile(
        engine: engine, model: try model(of: engine, engines), date: day.description,
        readings: print)
    }
  }

  /// The digest of the model that reads characters.
  private func model(of engine: String, _ engines: [String: String]) throws -> String {
    switch engine {
    case "tesseract/mrz": return try Resources.ofProgram().digest("models/mrz.traineddata")
    case "tesseract/eng":
      // Debian's package of the language has it; without it no reader would have worked.
      let file = "/usr/share/tesseract-ocr/5/tessdata/eng.traineddata"
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw Stop(.unavailable, "\(file) cannot be read")
      }
      return hexadecimal(sha256(Array(bytes)))
    default:
      return String((engines["model/PP-OCRv6_rec_small.onnx"] ?? "").trimmingPrefix("sha256:"))
    }
  }

  private func write(_ bytes: [UInt8], to file: String) throws {
    do {
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
    } catch { throw Stop(.inputOutput, "\(file) cannot be written") }
  }
}

extension PictureLabel.Kind: ExpressibleByArgument {}

extension CalibrationFile {
  /// What was counted, for the terminal.
  fileprivate var sentence: String {
    let wrong = confusions.reduce(0) { $0 + $1.count }
    return "\(engine): \(lines) lines, \(characters) characters, \(wrong) taken for others; "
      + "\(others) lines say something else"
  }
}
