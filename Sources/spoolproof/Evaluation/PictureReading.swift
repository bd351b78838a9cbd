import Proofing
import Isolation

/// Has labelled pictures read by reader processes, as a run has those of jobs.
struct PictureReading {
  /// Wall seconds that a reader may take for one picture.
  var readerSeconds: Double
  /// Clockwise quarter turns by which every picture is turned first.
  var quarterTurns: Int
  private var readers: ReaderPool<Int>

  init(
    executable: String, setup: ReaderSetup, workers: Int, readerSeconds: Double, quarterTurns: Int
  ) {
    self.readerSeconds = readerSeconds
    self.quarterTurns = quarterTurns
    readers = ReaderPool(executable: executable, setup: setup, places: workers)
  }

  /// What became of one picture.
  struct Read {
    /// One for each of the label's readings; fewer when reading failed.
    var pages: [Page]
    /// Why it failed.
    var trouble: String?
  }

  /// What became of some pictures.
  struct Result {
    /// The pictures in the order of their labels.
    var pictures: [Read]
    /// CPU seconds of this process and all readers, without the loading of models.
    var cpuSeconds: Double
  }

  /// What the readers read with; empty before the first was ready.
  private(set) var engines: [String: String] = [:]

  /// Reads pictures.
  ///
  /// A reader that dies or overruns has read nothing on its picture; the others go on.
  ///
  /// - Parameters:
  ///   - labels: The labels, each of a kind that is read.
  ///   - folder: Where the pictures are.
  ///   - progress: Called with how many are done.
  /// - Returns: The pictures and what they cost.
  /// - Throws: ``Stop`` when no reader can work here.
  mutating func read(
    _ labels: [PictureLabel], in folder: LabelFolder, progress: (Int) -> Void
  ) throws -> Result {
    var done: [Int: Read] = [:]
    var spent = 0.0
    let start = cpuMilliseconds()
    var next = 0
    while true {
      if next < labels.count { try readers.start() }
      while next < labels.count, readers.hasRoom {
        try begin(next, labels[next], in: folder, done: &done)
        next += 1
      }
      progress(done.count)
      if done.count == labels.count { break }
      for event in try readers.wait() {
        switch event {
        case .unusable(let sentence): throw Stop(.unavailable, sentence)
        case .died(let work, let cause):
          done[work.job] = Read(pages: [], trouble: cause)
          spent += work.end?.cpuMilliseconds ?? 0
        case .lost(let work):
          done[work.job] = Read(pages: [], trouble: "the reader process ended")
        case .read(let work, let reply, _):
          done[work.job] = Read(pages: reply.pages)
          engines = readers.ready?.engines ?? engines
          spent += work.end?.cpuMilliseconds ?? 0
        }
      }
    }
    return Result(
      pictures: labels.indices.compactMap { done[$0] },
      cpuSeconds: (spent + cpuMilliseconds() - start) / 1_000)
  }

  /// Ends all readers.
  mutating func stop() { readers.stop() }

  private mutating func begin(
    _ place: Int, _ label: PictureLabel, in folder: LabelFolder,
    done: inout [Int: Read]
  ) throws {
    let limit = Frame.Kind.picture.limit
    guard let bytes = folder.bytes(of: label.file, limit: limit) else {
      done[place] = Read(pages: [], trouble: "over \(limit >> 20) MiB or not readable")
      return
    }
    let pictures = label.readings.enumerated().map { number, reading in
      ReadRequest.Picture(
        evidence: number, picture: 0, type: reading.type, side: reading.side,
        quarterTurns: quarterTurns, verbatim: true)
    }
    try readers.begin(
      place, request: ReadRequest(sequence: place, pictures: pictures),
      pictures: pictures.map { _ in bytes }, seconds: readerSeconds)
  }
}
