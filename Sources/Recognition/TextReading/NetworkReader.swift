private import Foundation
import Imaging
import Proofing

/// Reads print with PP-OCRv6 (Apache-2.0): one network finds lines, another one reads them.
///
/// It reads print of any typeface and size better than Tesseract's `eng`, and takes `O` and `0` for
/// each other. It holds its networks' memory: one a process.
struct NetworkReader: ~Copyable {
  private let library: NetworkLibrary
  private let detector: Network
  private let recognizer: Network
  let alphabet: NetworkAlphabet
  /// The files of both networks.
  private let files: [String]

  /// Loads the library and both networks from a folder; nil loads none.
  init(folder: String?) {
    let file = folder.map { $0 + "/characters.txt" }
    let characters = file.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
    alphabet = NetworkAlphabet(characters ?? "")
    library = NetworkLibrary(characters == nil ? nil : folder.map { $0 + "/libopenvino_c.so.2641" })
    files = ["det", "rec"].map { (folder ?? "") + "/PP-OCRv6_\($0)_small.onnx" }
    detector = Network(files[0], on: library)
    recognizer = Network(files[1], on: library)
  }

  /// Whether everything that it needs was there: if not, it reads nothing.
  var isLoaded: Bool { detector.isLoaded && recognizer.isLoaded }

  /// The version of the library.
  var version: String? { library.version }

  /// The file of each network with the real numbers that it computes with; none without them.
  var precisions: [String: String] {
    guard isLoaded else { return [:] }
    return [files[0]: detector.precision, files[1]: recognizer.precision].compactMapValues { $0 }
  }

  /// Gives back the memory that reading needed.
  func rest() { recognizer.rest() }

  /// Runs the network that takes a picture of this height, and forgets what it says.
  func look(at blank: Pixels) {
    if blank.height == Self.lineHeight {
      _ = recognizer.run(blank, width: blank.width)
      recognizer.rest()
    } else {
      _ = detector.run(blank, width: blank.width)
      detector.rest()
    }
  }

  // MARK: Pages

  /// Reads all lines of a picture.
  ///
  /// - Parameter pixels: The picture, in colour or grey.
  /// - Returns: The lines, from the top; none when nothing was found.
  func read(_ pixels: Pixels) -> [PlacedLine] {
    let quads = lines(in: pixels, seenAt: pageSize(of: pixels))
    // Going from one width to another costs the library as much as 64 pixels do.
    let read = quads.enumerated().sorted { $0.element.lineWidth < $1.element.lineWidth }
      .compactMap { place, quad in readLine(in: pixels, at: quad).map { (place, $0) } }
    return read.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// At which size lines of a picture are looked for.
  func pageSize(of pixels: Pixels) -> (width: Int, height: Int) {
    // Lines of a large picture are still found at 512 pixels; a small one has none to spare.
    let longSide = max(pixels.width, pixels.height) > Self.smallPages.upperBound ? 512 : 640
    let area = Double(pixels.width * pixels.height)
    let scale = min(
      1, Double(longSide) / Double(max(pixels.width, pixels.height)),
      (Self.mostArea / area).squareRoot())
    let width = max(64, Int((Double(pixels.width) * scale / 32).rounded()) * 32)
    let height = max(64, Int((Double(pixels.height) * scale / 32).rounded()) * 32)
    return (width, height)
  }

  /// Where a picture has lines, from the top, looked for at a size in pixels.
  func lines(in pixels: Pixels, seenAt size: (width: Int, height: Int)) -> [Quad] {
    let found = detector.run(
      pixels.resized(width: size.width, height: size.height), width: size.width)
    detector.rest()
    guard let map = found else { return [] }
    let boxes = textBoxes(in: map.values, width: map.columns, height: map.rows)
    let across = Double(pixels.width) / Double(map.columns)
    let down = Double(pixels.height) / Double(map.rows)
    return boxes.map { $0.scaled(across: across, down: down) }
      .filter { $0.height < 1.5 * $0.width }
      .map { $0.extended(left: 0.15 * $0.height, right: 0.15 * $0.height, above: 0, below: 0) }
      .sorted { $0.topLeft.y < $1.topLeft.y }
  }

  /// Reads lines that may be names again, longer to the left, for the field number before them.
  ///
  /// - Parameters:
  ///   - lines: What ``read(_:)`` gave.
  ///   - pixels: The same picture.
  /// - Returns: The lines, those with a number in front that have one.
  func numbered(_ lines: [PlacedLine], in pixels: Pixels) -> [TextLine] {
    let quads = lines.map(\.quad)
    return lines.map { line in
      guard Self.mayHideNumber(line.text), let longer = line.quad.withNumber(among: quads),
        let numbered = readLine(in: pixels, at: longer)?.text, Self.adds(numbered, to: line.text)
      else { return line.text }
      return numbered
    }
  }

  /// Whether a line may be a name with a small field number before it.
  private static func mayHideNumber(_ line: TextLine) -> Bool {
    line.text.allSatisfy { $0.isLetter || " ,.-'’".contains($0) }
      && line.text.filter(\.isUppercase).count >= 2
  }

  /// Whether a reading is another one with a field number before it.
  private static func adds(_ numbered: TextLine, to plain: TextLine) -> Bool {
    let before = numbered.text.dropLast(plain.text.count)
    return numbered.text.hasSuffix(plain.text) && before.count <= 3
      && before.contains { $0 == "1" || $0 == "2" }
  }

  /// Reads one line, padded or squeezed to a width.
  func readLine(in pixels: Pixels, at quad: Quad, padded: Int? = nil) -> PlacedLine? {
    let crop = pixels.warped(
      from: quad, width: min(quad.lineWidth, padded ?? Self.widest), height: Self.lineHeight)
    guard let said = recognize(crop, padded: padded) else { return nil }
    let read = greedy(said)

    guard !read.isEmpty else { return nil }
    // A character reaches halfway to its neighbours, the outer ones half a usual step outwards.
    let inner = zip(read, read.dropFirst()).map { ($0.place + $1.place) / 2 }
    let steps = zip(read, read.dropFirst()).map { $1.place - $0.place }.sorted()
    let step = steps.isEmpty ? 0.35 * quad.height / quad.width : steps[steps.count / 2]
    let first = max(0, read[0].place - step / 2)
    let last = min(1, read[read.count - 1].place + step / 2)
    let ends = [first] + inner + [last]
    let ink = LineInk(crop)
    let characters = zip(read, zip(ends, ends.dropFirst())).map { read, ends in
      let isSpace = read.character == " "
      return ReadCharacter(
        character: read.character, confidence: isSpace ? 1 : read.confidence,
        box: isSpace
          ? Box(x: 0, y: 0, width: 0, height: 0)
          : quad.part(
            from: ends.0, to: max(ends.0, ends.1), rows: ink.rows(from: ends.0, to: ends.1)))
    }
    let line = TextLine(
      characters: characters,
      box: quad.part(from: first, to: last, rows: ink.rows(from: first, to: last)))
    return PlacedLine(text: line, quad: quad)
  }

  // MARK: Lines

  /// What the recognizer says of one line, step after step from the left.
  struct Steps {
    /// Numbers a step.
    var columns: Int
    /// Probabilities, step after step; the first of each is that of no character.
    var values: [Float]
    /// Steps that lie on the line; behind them it was padded.
    var count: Int
    /// Steps that the line's width would be, not rounded.
    var length: Double
  }

  /// What the recognizer says of a line, 48 pixels high and padded to a width; nil when it fails.
  func recognize(_ line: Pixels, padded: Int? = nil) -> Steps? {
    let padded = padded ?? Self.padded(line.width)
    guard let output = recognizer.run(line, width: padded),
      output.columns == alphabet.count
    else { return nil }
    let length = Double(output.rows) * Double(line.width) / Double(padded)
    return Steps(
      columns: output.columns, values: output.values,
      count: min(output.rows, Int(length.rounded(.up))), length: length)
  }

  /// To which width a line is padded: there are a few only, because the library prepares itself anew for each, and each takes 5 MB.
  static func padded(_ width: Int) -> Int {
    lineWidths.first { width <= $0 } ?? (width + 127) / 128 * 128
  }

  /// The usual widths; the last two are those of lines of zones.
  static let lineWidths =
    [96, 128, 160, 192, 224, 256, 320, 384, 448, 512] + [zoneWidths.0, zoneWidths.1]

  /// The likeliest character of every step, repetitions joined.
  private func greedy(_ steps: Steps) -> [(character: Character, confidence: Double, place: Double)]
  {
    var result: [(character: Character, confidence: Double, place: Double)] = []
    var last = 0
    for step in 0..<steps.count {
      let start = step * steps.columns
      var best = 0
      var most = steps.values[start]
      for column in alphabet.columns where steps.values[start + column] > most {
        (best, most) = (column, steps.values[start + column])
      }
      defer { last = best }
      guard best != 0, let character = alphabet.characters[best] else { continue }
      if best == last {
        let index = result.count - 1
        result[index].confidence = max(result[index].confidence, Double(most))
        continue
      }
      result.append((character, Double(most), min(1, (Double(step) + 0.5) / steps.length)))
    }
    while result.last?.character == " " { result.removeLast() }
    return result
  }

  /// Most pixels in which lines are looked for, those of a card: the detector needs 240 bytes for each.
  private static let mostArea = 736.0 * 480
  /// Pixels that a line is high when it is recognized.
  static let lineHeight = 48
  /// Pixels that it is wide at most.
  static let widest = 2_048
}

extension Quad {
  /// Pixels that a line is wide when it is recognized.
  var lineWidth: Int {
    min(NetworkReader.widest, max(16, Int(width / height * Double(NetworkReader.lineHeight))))
  }
}

/// A line as it was read, and where it was found.
struct PlacedLine: Sendable, Equatable {
  /// The line.
  var text: TextLine
  /// Its corners in the picture.
  var quad: Quad
}
