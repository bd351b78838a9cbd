import Foundation
import Proofing

/// The first word of the reader process: what readers read with, and in what.
struct ReaderReady: Codable, Equatable {
  /// Engine to version.
  var engines: [String: String]
  /// What isolates a reader, in words.
  var isolation: String
  /// Milliseconds of CPU until the models were loaded.
  var loadMilliseconds: Double
}

/// Pictures to be read.
///
/// As many ``Frame/Kind/picture`` frames follow, in this order.
struct ReadRequest: Codable, Equatable {
  /// Returned with the reply.
  var sequence: Int
  var pictures: [Picture]

  /// What the program knows of one picture.
  struct Picture: Codable, Equatable {
    var evidence: Int
    var picture: Int
    var type: EvidenceType
    var side: Side
    /// Clockwise quarter turns by which the upright pixels are turned before they are looked at.
    var quarterTurns = 0
    /// Whether the page is to hold what the zones for machines say, character by character.
    var verbatim = false
  }

  /// Whether a reader can mean to do what is asked: bounded counts and numbers.
  var isPlausible: Bool {
    pictures.count <= 1_024
      && pictures.allSatisfy {
        (0...3).contains($0.quarterTurns) && $0.evidence >= 0 && $0.picture >= 0
      }
  }
}

/// What was read.
///
/// The images follow, one ``Frame/Kind/image`` frame each, in this order.
struct ReadReply: Codable, Equatable {
  var sequence: Int
  /// One page a picture, in the order of the request.
  var pages: [Page]
  var images: [Image]

  /// What one image frame shows.
  struct Image: Codable, Equatable {
    /// Place in ``pages``.
    var page: Int
    /// Place in the page's readings when it is a crop; nil for the whole page.
    var reading: Int?
  }
}

/// Writes a message as JSON.
func encoded(_ message: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(message))
}

/// Reads a message from JSON.
func decoded<Message: Decodable>(
  _ type: Message.Type, from frame: Frame
) throws(FrameError) -> Message {
  do {
    return try JSONDecoder().decode(type, from: Data(frame.body))
  } catch { throw .badBody(frame.kind) }
}
