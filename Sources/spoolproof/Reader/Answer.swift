import Glibc
import Imaging
import Proofing
import Recognition

/// Reads the pictures of one job from standard input and writes what was read to standard output.
///
/// - Throws: When either breaks, or something else than one request and its pictures comes.
func answer(with recognizer: borrowing Recognizer) throws {
  var input = FrameInput(descriptor: STDIN_FILENO)
  guard let frame = try input.next(), frame.kind == .request else {
    throw FrameError.unexpected(.request)
  }
  let request = try decoded(ReadRequest.self, from: frame)
  guard request.isPlausible else { throw FrameError.badBody(.request) }
  var bodies: [[UInt8]] = []
  for _ in request.pictures {
    guard let body = try input.next(), body.kind == .picture else {
      throw FrameError.unexpected(.picture)
    }
    bodies.append(body.body)
  }
  var reply = ReadReply(sequence: request.sequence, pages: [], images: [])
  var images: [[UInt8]] = []
  for read in readPages(bodies, of: request.pictures, with: recognizer) {
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
  try send(Frame(kind: .reply, body: try encoded(reply)))
  for image in images { try send(Frame(kind: .image, body: image)) }
}

/// Reads all pictures of a job, those of backs first: what the barcode proves, the front need not.
///
/// - Returns: What was read, in the order of the pictures.
private func readPages(
  _ bodies: [[UInt8]], of pictures: [ReadRequest.Picture], with recognizer: borrowing Recognizer
) -> [(page: Page, images: EncodedImages)] {
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
