import ArgumentParser
import Foundation
import Randomness

/// Writes lines of OCR-B to train and to measure a model of zones with.
struct Lines: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes pictures of lines of OCR-B with their text, for Tesseract's lstmtraining.",
    discussion: """
      Four of five lines stand in zones of all formats, whose check digits hold; the others are characters at \
      random. They are photographed and cut out as a reader would do it, from sharp to hardly legible.

      A thousand lines to train with, and others to measure by:
        specimen lines --count 1000 --seed 1 --to train.lstmf
        specimen lines --count 1000 --seed 2 --to measure.lstmf

      Scripts/make-ocrb-model trains the model of zones with them.
      """)

  @Option(help: "How many lines, 1 to 20000.")
  var count: Int

  @Option(help: "Chooses texts, looks and pictures: the same seed gives the same bytes.")
  var seed: UInt64

  @Option(help: "The file to write.", completion: .file(extensions: ["lstmf"]))
  var to: String

  func validate() throws {
    guard (1...20_000).contains(count) else {
      throw ValidationError("--count is a number from 1 to 20000, not \(count)")
    }
  }

  func run() throws {
    var studio = try LineStudio()
    var bar = ProgressBar(total: count, of: "lines")
    defer { bar.clear() }
    var lines: [DrawnLine] = []
    var block = 0
    while lines.count < count {
      var random = SeededRandom(seed: seed, stream: "lines \(block)")
      lines += try studio.lines(by: &random)
      block += 1
      bar.update(done: min(count, lines.count))
    }
    let file = LineFile(Array(lines.prefix(count)), name: "lines \(seed)")
    try Data(file.bytes).write(to: URL(filePath: to))
  }
}
