import CSystem
import Foundation
import Glibc
import Hashing
import Imaging
import Proofing
import Recognition

/// The reader process: loads its models, says so, and reads the pictures of one job after
/// another until its input ends.
///
/// It never opens a file of the spool.
struct ReaderLoop {
  /// Where the models are.
  var models: String
  /// What reads print.
  var engine: EngineChoice

  /// Runs until the input ends.
  ///
  /// - Throws: When its input or output breaks, or a model is missing.
  func run() throws {
    csystem_become_child()
    let recognizer: Recognizer
    do {
      recognizer = try Recognizer(models: models, engines: engine)
    } catch {
      try send(Frame(kind: .failure, body: Array(String(describing: error).utf8)))
      throw error
    }
    var engines = recognizer.versions
    for file in recognizer.networkFiles {
      let digest = hexadecimal(sha256(Array(try Data(contentsOf: URL(filePath: file)))))
      engines["model/\(URL(filePath: file).lastPathComponent)"] = "sha256:\(digest)"
    }
    let ready = ReaderReady(engines: engines, loadMilliseconds: cpuMilliseconds())
    try send(Frame(kind: .ready, body: try encoded(ready)))
    var input = FrameInput(descriptor: STDIN_FILENO)
    // Loading networks, and preparing them for a picture's size, takes 40 MB of code that most pictures
    // do not need.
    csystem_unmap_code()
    while let frame = try input.next() {
      defer { csystem_unmap_code() }
      guard frame.kind == .request else { throw FrameError.unexpected(frame.kind) }
      let request = try decoded(ReadRequest.self, from: frame)
      var reply = ReadReply(sequence: request.sequence, pages: [], images: [])
      var images: [[UInt8]] = []
      var bodies: [[UInt8]] = []
      for _ in request.pictures {
        guard let body = try input.next(), body.kind == .picture else {
          throw FrameError.unexpected(.picture)
        }
        bodies.append(body.body)
      }
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

  private func send(_ frame: Frame) throws {
    try FileHandle.standardOutput.write(contentsOf: Data(frame.bytes))
  }
}

/// Frames from a descriptor, waiting for each.
struct FrameInput {
  let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next frame; nil at the end of the input.
  ///
  /// - Throws: ``FrameError`` or a POSIX error; an end within a frame is `notAFrame`.
  mutating func next() throws -> Frame? {
    while true {
      if let frame = try Frame.take(from: &buffer) { return frame }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      if count == 0 {
        if buffer.isEmpty { return nil }
        throw FrameError.notAFrame
      }
      buffer.append(contentsOf: chunk[..<count])
    }
  }
}

/// CPU milliseconds that this process has used.
func cpuMilliseconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}
