import Foundation
package import Proofing

/// The first word of the reader process: what readers read with, and in what.
package struct ReaderReady: Codable, Equatable {
  /// Engine to version.
  package var engines: [String: String]
  /// What isolates a reader, in words.
  package var isolation: String
  /// Milliseconds of CPU until the models were loaded.
  package var loadMilliseconds: Double

  /// The first word.
  package init(engines: [String: String], isolation: String, loadMilliseconds: Double) {
    self.engines = engines
    self.isolation = isolation
    self.loadMilliseconds = loadMilliseconds
  }
}

/// Pictures to be read.
///
/// As many ``Frame/Kind/picture`` frames follow, in this order.
package struct ReadRequest: Codable, Equatable {
  /// Returned with the reply.
  package var sequence: Int
  /// What they are.
  package var pictures: [Picture]

  /// A request.
  package init(sequence: Int, pictures: [Picture]) {
    self.sequence = sequence
    self.pictures = pictures
  }

  /// What the program knows of one picture.
  package struct Picture: Codable, Equatable {
    /// Its evidence's place in the job.
    package var evidence: Int
    /// Its place in the evidence.
    package var picture: Int
    /// What the job says that it shows.
    package var type: EvidenceType
    /// Which side of it.
    package var side: Side
    /// Clockwise quarter turns by which the upright pixels are turned before they are looked at.
    package var quarterTurns = 0
    /// Whether the page is to hold what the zones for machines say, character by character.
    package var verbatim = false

    /// What is known of a picture.
    package init(
      evidence: Int, picture: Int, type: EvidenceType, side: Side, quarterTurns: Int = 0,
      verbatim: Bool = false
    ) {
      self.evidence = evidence
      self.picture = picture
      self.type = type
      self.side = side
      self.quarterTurns = quarterTurns
      self.verbatim = verbatim
    }
  }

  /// Whether a reader can mean to do what is asked: bounded counts and numbers.
  package var isPlausible: Bool {
    pictures.count <= 1_024
      && pictures.allSatisfy {
        (0...3).contains($0.quarterTurns) && $0.evidence >= 0 && $0.picture >= 0
      }
  }
}

/// What was read.
///
/// The images follow, one ``Frame/Kind/image`` frame each, in this order.
package struct ReadReply: Codable, Equatable {
  /// That of the request.
  package var sequence: Int
  /// One page a picture, in the order of the request.
  package var pages: [Page]
  /// What the images that follow show.
  package var images: [Image]

  /// A reply.
  package init(sequence: Int, pages: [Page], images: [Image]) {
    self.sequence = sequence
    self.pages = pages
    self.images = images
  }

  /// What one image frame shows.
  package struct Image: Codable, Equatable {
    /// Place in ``pages``.
    package var page: Int
    /// Place in the page's readings when it is a crop; nil for the whole page.
    package var reading: Int?

    /// What one image shows.
    package init(page: Int, reading: Int?) {
      self.page = page
      self.reading = reading
    }
  }
}

/// Writes a message as JSON.
package func encoded(_ message: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(message))
}

/// Reads a message from JSON.
package func decoded<Message: Decodable>(
  _ type: Message.Type, from frame: Frame
) throws(FrameError) -> Message {
  do {
    return try JSONDecoder().decode(type, from: Data(frame.body))
  } catch { throw .badBody(frame.kind) }
}
