import CTesseract
public import Imaging
public import Proofing

/// One character as an engine read it.
public struct ReadCharacter: Sendable, Equatable {
  /// The character.
  public var character: Character
  /// How sure the engine is, 0 to 1, not calibrated.
  public var confidence: Double
  /// Where it stands in the picture that was read.
  public var box: Box
}

/// One line as an engine read it, left to right.
///
/// A space between two words is a character of confidence 1 with an empty box.
public struct TextLine: Sendable, Equatable {
  /// The characters.
  public var characters: [ReadCharacter]
  /// The line's box in the picture that was read.
  public var box: Box

  /// The text alone.
  public var text: String { String(characters.map(\.character)) }
}

/// Why a text reader could not be made: about the machine.
public enum TextReaderError: Error, Equatable, CustomStringConvertible {
  /// Tesseract could not be created.
  case outOfMemory
  /// There is no such language or model file.
  case languageMissing(String)

  /// What is missing and what to do.
  public var description: String {
    switch self {
    case .outOfMemory: "Tesseract could not be created: out of memory"
    case .languageMissing(let name):
      "Tesseract finds no model \(name).traineddata: run `make setup`, or install tesseract-ocr-eng"
    }
  }
}

/// How a picture of text is laid out (Tesseract's page segmentation modes).
public enum TextLayout: Sendable {
  /// Scattered text in no particular order.
  case sparse
  /// One block of text of one size.
  case block
  /// One line.
  case line
  /// One line, taken as it is, without Tesseract's own preparations.
  case rawLine
}

/// How grey becomes black and white before the engine looks for text (Tesseract's
/// `thresholding_method`).
public enum TextThreshold: Sendable {
  /// Otsu: one threshold for all of the picture.
  case global
  /// Sauvola: a threshold for every neighbourhood, for patterned grounds and uneven light.
  case local
}

/// One Tesseract engine with one model.
///
/// It cannot be copied or shared, so make one per process. What it complains of goes to standard error: a reader, which
/// may open no file, has `/dev/null` there.
@safe public struct TextReader: ~Copyable {
  private let engine: OpaquePointer

  /// Loads a model.
  ///
  /// - Parameters:
  /// - model: The model's name, such as `eng` or `mrz`.
  /// - folder: The folder of `<model>.traineddata`; nil for the system's.
  /// - readsWhiteOnBlack: Whether a line that makes no sense is read once more with its greys turned round.
  /// - Throws: ``TextReaderError`` when the model is missing.
  public init(
    model: String, folder: String?, readsWhiteOnBlack: Bool = true
  ) throws(TextReaderError) {
    guard let engine = unsafe TessBaseAPICreate() else { throw .outOfMemory }
    guard unsafe TessBaseAPIInit2(engine, folder, model, OEM_LSTM_ONLY) == 0 else {
      unsafe TessBaseAPIDelete(engine)
      throw .languageMissing(model)
    }
    if !readsWhiteOnBlack { unsafe TessBaseAPISetVariable(engine, "invert_threshold", "0") }
    unsafe self.engine = engine
  }

  deinit {
    unsafe TessBaseAPIEnd(engine)
    unsafe TessBaseAPIDelete(engine)
  }

  /// Reads all lines of a picture, top to bottom as the engine orders them.
  ///
  /// - Parameters:
  /// - pixels: The picture; grey or colour.
  /// - layout: How its text is laid out.
  /// - dotsPerInch: The resolution that the engine should assume.
  /// - threshold: How the picture becomes black and white.
  /// - Returns: The lines; none when nothing was found.
  public func read(
    _ pixels: Pixels, layout: TextLayout, dotsPerInch: Int = 300,
    threshold: TextThreshold = .global
  ) -> [TextLine] {
    let mode =
      switch layout {
      case .sparse: PSM_SPARSE_TEXT
      case .block: PSM_SINGLE_BLOCK
      case .line: PSM_SINGLE_LINE
      case .rawLine: PSM_RAW_LINE
      }
    unsafe TessBaseAPISetPageSegMode(engine, mode)
    unsafe TessBaseAPISetVariable(
      engine, "thresholding_method", threshold == .local ? "2" : "0")
    unsafe TessBaseAPISetImage(
      engine, pixels.bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels),
      Int32(pixels.width * pixels.channels))
    unsafe TessBaseAPISetSourceResolution(engine, Int32(dotsPerInch))
    defer { unsafe TessBaseAPIClear(engine) }
    guard unsafe TessBaseAPIRecognize(engine, nil) == 0,
      let iterator = unsafe TessBaseAPIGetIterator(engine)
    else { return [] }
    defer { unsafe TessResultIteratorDelete(iterator) }
    return unsafe lines(of: iterator)
  }

  private func lines(of iterator: OpaquePointer) -> [TextLine] {
    guard let place = unsafe TessResultIteratorGetPageIterator(iterator) else { return [] }
    var lines: [TextLine] = []
    repeat {
      guard let text = unsafe TessResultIteratorGetUTF8Text(iterator, RIL_SYMBOL) else { continue }
      defer { unsafe TessDeleteText(text) }
      let symbol = unsafe String(cString: text)
      let confidence = Double(unsafe TessResultIteratorConfidence(iterator, RIL_SYMBOL)) / 100
      let beginsLine = unsafe TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) != 0
      let beginsWord = unsafe TessPageIteratorIsAtBeginningOf(place, RIL_WORD) != 0
      if beginsLine || lines.isEmpty {
        lines.append(TextLine(characters: [], box: unsafe box(at: place, RIL_TEXTLINE)))
      } else if beginsWord {
        lines[lines.count - 1].characters.append(
          ReadCharacter(
            character: " ", confidence: 1, box: Box(x: 0, y: 0, width: 0, height: 0)))
      }
      let symbolBox = unsafe box(at: place, RIL_SYMBOL)
      for character in symbol {
        lines[lines.count - 1].characters.append(
          ReadCharacter(
            character: character, confidence: min(1, max(0, confidence)), box: symbolBox))
      }
    } while unsafe TessResultIteratorNext(iterator, RIL_SYMBOL) != 0
    return lines.filter { !$0.characters.isEmpty }
  }

  private func box(at place: OpaquePointer, _ level: TessPageIteratorLevel) -> Box {
    var left: Int32 = 0
    var top: Int32 = 0
    var right: Int32 = 0
    var bottom: Int32 = 0
    guard unsafe TessPageIteratorBoundingBox(place, level, &left, &top, &right, &bottom) != 0
    else { return Box(x: 0, y: 0, width: 0, height: 0) }
    return Box(
      x: Int(left), y: Int(top), width: Int(right - left), height: Int(bottom - top))
  }
}
