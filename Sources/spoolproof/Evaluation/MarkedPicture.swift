import Proofing

/// One value that was compared with the truth.
struct MarkedField: Equatable {
  /// How a value came out.
  enum Verdict: String {
    case exact, wrong, missing
  }

  /// The label's name for it; `line 1` and so on for lines.
  var name: String
  /// What is true; nil when nothing may be read.
  var truth: Redacted<String>?
  /// What was read; nil for nothing.
  var read: Redacted<String>?
  /// What the program says proves it; `none` when nothing was read.
  var proof: Proof
  var verdict: Verdict

  /// Whether the program calls it proved.
  var isProved: Bool { read != nil && proof != .none }
}

/// One picture or payload as it compares with its label.
struct MarkedPicture: Equatable {
  var file: String
  var kind: PictureLabel.Kind
  var pictureClass: PictureClass
  var group: String?
  /// Whether the zone or the symbol was found and decoded.
  var isFound = false
  /// The lines of a machine readable zone.
  var lines: [MarkedField] = []
  /// The fields; the text of a plain symbol is one.
  var fields: [MarkedField] = []
  /// Why nothing was read, when it was not the picture: the reader died, the file was too large.
  var trouble: String?

  /// Whether everything that was compared is right.
  var isExact: Bool { (lines.isEmpty ? fields : lines).allSatisfy { $0.verdict == .exact } }

  /// All that did not come out as it should.
  var misses: [MarkedField] { (lines + fields).filter { $0.verdict != .exact } }
}
