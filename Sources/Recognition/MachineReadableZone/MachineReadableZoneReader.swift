import Imaging
import Proofing

/// What a picture's machine readable zone says.
struct MachineReadableZoneResult: Sendable, Equatable {
  /// The zone; nil when none was found.
  var zone: MachineReadableZone?
  /// One reading an attribute, in their order; boxes lie in the picture turned upright.
  var readings: [Reading] = []
  /// What was noticed, sorted; the caller says on which evidence and side.
  var findings: [Finding] = []
  /// Clockwise quarter turns that make the picture upright, 0 to 3.
  var quarterTurns: Int = 0
}

/// Finds and reads machine readable zones.
///
/// It keeps an engine with the model of such zones, so make one per process.
struct MachineReadableZoneReader: ~Copyable {
  private let text: TextReader

  /// A reader over an engine that has loaded the model `mrz`.
  init(_ text: consuming TextReader) { self.text = text }

  /// Reads the zone of a whole picture, however it lies.
  ///
  /// Lines of text that run across the picture are tried first, then every other direction in which
  /// it has lines. Nothing is found on a picture without a zone, which is not said by a finding:
  /// only the caller knows whether one was to be expected.
  ///
  /// - Parameters:
  ///   - pixels: The picture.
  ///   - second: Which engine reads beside the model of zones.
  ///   - readLine: Reads one line with that engine.
  /// - Returns: What was found.
  func read(
    in pixels: Pixels, second: LineEngine, _ readLine: (Pixels) -> LineReading
  ) -> MachineReadableZoneResult {
    var search = ZoneSearch(picture: pixels, second: second)
    let found = search.run { line, engine in
      guard engine == .zoneModel else { return readLine(line) }
      return text.read(line, layout: .rawLine).first.map { .text($0) } ?? .nothing
    }
    guard let found else {
      return MachineReadableZoneResult(
        findings: search.sawChevrons ? [Finding(.mrzMalformed, zone: .machineReadable)] : [])
    }
    return found.result(in: pixels)
  }
}
