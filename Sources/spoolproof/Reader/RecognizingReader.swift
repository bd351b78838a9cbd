import Foundation
import Hashing
import Isolation
import Proofing
import Recognition

/// The reader of `run`: all engines of one process.
struct RecognizingReader: ~Copyable, PictureReader {
  private let recognizer: Recognizer

  /// Loads all models.
  init(_ setup: ReaderSetup) throws {
    recognizer = try Recognizer(models: setup.models, engines: setup.engine)
  }

  var engines: [String: String] {
    get throws {
      var engines = recognizer.versions
      for (path, precision) in recognizer.networks {
        let file = URL(filePath: path)
        engines["model/\(file.lastPathComponent)"] =
          "sha256:" + hexadecimal(sha256(Array(try Data(contentsOf: file))))
        engines["precision/\(file.lastPathComponent)"] = precision
      }
      return engines
    }
  }

  func prepare(_ step: Int) -> Bool { recognizer.prepare(step) }

  func read(_ request: ReadRequest, pictures: [[UInt8]]) -> (reply: ReadReply, images: [[UInt8]]) {
    var reply = ReadReply(sequence: request.sequence, pages: [], images: [])
    var images: [[UInt8]] = []
    for read in readPages(pictures, of: request.pictures) {
      if let page = read.images.page {
        reply.images.append(.init(page: reply.pages.count, reading: nil))
        images.append(page)
      }
      for (reading, crop) in read.images.crops.sorted(by: { $0.key < $1.key }) {
        reply.images.append(.init(page: reply.pages.count, reading: reading))
        images.append(crop)
      }
      reply.pages.append(read.page)
    }
    return (reply, images)
  }

  /// Reads all pictures of a job, those of backs first: what the barcode proves, the front need not.
  ///
  /// - Returns: What was read, in the order of the pictures.
  private func readPages(_ bodies: [[UInt8]], of pictures: [ReadRequest.Picture]) -> [(
    page: Page, images: EncodedImages
  )] {
    var read: [Int: (page: Page, images: EncodedImages)] = [:]
    let backs = pictures.indices.filter { pictures[$0].side == .back }
    for place in backs + pictures.indices.filter({ pictures[$0].side == .front }) {
      let picture = pictures[place]
      let otherSide = backs.filter { $0 != place && pictures[$0].evidence == picture.evidence }
        .flatMap { read[$0]?.page.readings ?? [] }
      read[place] = readPage(bodies[place], of: picture, with: recognizer, besides: otherSide)
    }
    return pictures.indices.compactMap { read[$0] }
  }
}
