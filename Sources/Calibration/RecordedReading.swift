private import Foundation
public import Proofing

/// One field of a picture of which it is known what is printed: with what an engine read there.
///
/// Texts hold letters, digits and fillers alone, in capitals: a space or a hyphen that was lost tells
/// nothing about how well characters are told apart.
public struct RecordedReading: Sendable, Equatable {
  /// The place of the picture among those that were read, from 0.
  public var picture: Int
  /// Where on the document the field stands.
  public var zone: Zone
  /// What it is a value of.
  public var field: Attribute
  /// The engine that read it; empty where nothing was read.
  public var engine: String
  /// What is printed.
  public var printed: String
  /// What was read; nil where nothing was.
  public var read: String?
  /// How sure the engine is of each character that was read, 0 to 1, not calibrated.
  public var confidences: [Double]
  /// What vouches for the reading.
  public var proof: Proof

  /// A field that was printed, with what was read.
  ///
  /// - Parameters:
  ///   - picture: The picture's place.
  ///   - zone: Where on the document the field stands.
  ///   - field: What it is a value of.
  ///   - printed: What is printed, in any spelling.
  ///   - reading: What was read there, if anything was.
  public init(picture: Int, zone: Zone, field: Attribute, printed: String, reading: Reading?) {
    self.picture = picture
    self.zone = zone
    self.field = field
    self.printed = Self.plain(printed)
    engine = reading?.engine ?? ""
    proof = reading?.proof ?? .none
    confidences = []
    guard let reading else { return }
    var read = ""
    for (scalar, confidence) in zip(reading.value.revealed.unicodeScalars, reading.confidences) {
      let kept = Self.plain(String(scalar))
      read += kept
      confidences += kept.unicodeScalars.map { _ in confidence }
    }
    self.read = read
  }

  /// The least sure character's confidence, 0 when there is none.
  public var leastConfidence: Double { confidences.min() ?? 0 }

  /// Letters, digits and fillers in capitals, without marks.
  public static func plain(_ text: String) -> String {
    String(
      text.decomposedStringWithCanonicalMapping.uppercased().filter { character in
        character.isLetter || character.isNumber || character == "<"
      }.map { character in character.unicodeScalars.first.map(Character.init) ?? character })
  }
}
