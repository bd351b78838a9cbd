internal import CBarcodes
internal import CTesseract
internal import Glibc
public import Proofing

/// Which engines read print.
public enum EngineChoice: String, Sendable, CaseIterable {
  /// The networks where they are installed, with Tesseract beside them.
  case best
  /// Tesseract alone.
  case tesseract
}

/// All engines of one process, and which zone they look for on which page.
///
/// It holds the engines' memory and cannot be copied or shared: one a process.
public struct Recognizer: ~Copyable {
  let text: TextReader
  let network: NetworkReader
  let zones: MachineReadableZoneReader
  let milliseconds: () -> Double

  /// Loads all models.
  ///
  /// The environment must hold `OMP_THREAD_LIMIT=1` before the process begins: Tesseract's own
  /// threads spin, and cost several times what they save.
  ///
  /// - Parameters:
  ///   - folder: The folder of `mrz.traineddata`; the model `eng` is the system's. The networks lie in
  ///     its subfolder `openvino`, if they are installed.
  ///   - engines: Whether the networks are used where they are installed.
  ///   - milliseconds: CPU time of the process so far, for what each engine took;
  ///     nil asks the system.
  /// - Throws: ``TextReaderError`` when a model is missing.
  public init(
    models folder: String, engines: EngineChoice = .best, milliseconds: (() -> Double)? = nil
  ) throws(TextReaderError) {
    let print = try TextReader(model: "eng", folder: nil)
    let zone = try TextReader(model: "mrz", folder: folder, readsWhiteOnBlack: false)
    text = print
    network = NetworkReader(folder: engines == .tesseract ? nil : folder + "/openvino")
    zones = MachineReadableZoneReader(zone)
    self.milliseconds = milliseconds ?? { Double(clock()) / 1_000 }
  }

  /// The names under which readings name their engine.
  enum Engine {
    static let text = "tesseract/eng"
    static let zone = "tesseract/mrz"
    static let network = "openvino/pp-ocrv6-small"
    static let barcode = "zxing/pdf417"
  }

  /// The version of the library behind each engine that readings may name.
  public var versions: [String: String] {
    let tesseract = unsafe String(cString: TessVersion())
    let zxing = unsafe String(cString: cbarcodes_version())
    var versions = [Engine.text: tesseract, Engine.zone: tesseract, Engine.barcode: zxing]
    if network.isLoaded { versions[Engine.network] = network.version }
    return versions
  }

  /// The files of the networks that read print, each with the real numbers that OpenVINO computes it with on this
  /// processor, such as `bf16` or `f32`; none without them.
  public var networks: [String: String] { network.precisions }

  /// Prepares the networks for one of the usual sizes of pictures, so that processes forked from this one need not.
  ///
  /// - Parameter step: Which size, from 0; the most usual first.
  /// - Returns: False when there is no such size, or no network.
  public func prepare(_ step: Int) -> Bool { network.prepare(step) }

  /// Reads one picture.
  ///
  /// - Parameters:
  ///   - image: The picture, and the document in it.
  ///   - type: What the job says it is: decides which zones are looked for.
  ///   - side: Which side the job says it shows.
  ///   - otherSide: What was read on the document's other side, if that came first.
  /// - Returns: What was read. Whatever the pixels show, there is an answer; a zone that was to be
  ///   expected and is not there is a finding.
  public func recognize(
    _ image: PageImage, type: EvidenceType, side: Side, besides otherSide: [Reading] = []
  ) -> Recognized {
    defer { network.rest() }
    return switch (type, side) {
    case (.driversLicense, .back), (.stateID, .back): licenseBack(image)
    case (.driversLicense, .front), (.stateID, .front):
      licenseFront(image, besides: Corroboration(otherSide))
    case (.passport, _), (.passportCard, _), (.identityCard, _), (.visa, _):
      machineReadablePage(image, type: type, side: side)
    }
  }
}
