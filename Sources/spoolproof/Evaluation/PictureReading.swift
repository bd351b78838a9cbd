import Proofing

/// Has labelled pictures read by reader processes, as a run has those of jobs.
struct PictureReading {
  /// The executable that readers are started from.
  var executable: String
  /// What the readers read with.
  var models: ReaderModels
  /// Wall seconds that a reader may take for one picture.
  var readerSeconds: Double
  /// Clockwise quarter turns by which every picture is turned first.
  var quarterTurns: Int
  private var slots: [ReaderSlot<Int>]
  /// CPU milliseconds of each slot's reader that have been counted already; nil for a new reader.
  private var counted: [Double?]

  init(
    executable: String, models: ReaderModels, workers: Int, readerSeconds: Double, quarterTurns: Int
  ) {
    self.executable = executable
    self.models = models
    self.readerSeconds = readerSeconds
    self.quarterTurns = quarterTurns
    slots = (0..<workers).map { _ in ReaderSlot() }
    counted = Array(repeating: nil, count: workers)
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
    /// CPU seconds of this process and all readers, without the loading of models; what a reader
    /// spent on the picture over which it died is not known.
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
    var readers = 0.0
    let start = cpuMilliseconds()
    var next = 0
    repeat {
      for slot in slots.indices where slots[slot].work == nil {
        while next < labels.count, slots[slot].work == nil {
          try begin(next, labels[next], in: folder, on: slot, done: &done)
          next += 1
        }
      }
      progress(done.count)
      if done.count == labels.count { break }
      try ReaderSlot.wait(for: slots)
      for slot in slots.indices {
        slots[slot].flush()
        for event in [slots[slot].receive(), slots[slot].checkDeadline(now: wallMilliseconds())] {
          switch event {
          case .nothing: continue
          case .unusable(let sentence): throw Stop(.unavailable, sentence)
          case .died(let place, let cause):
            done[place] = Read(pages: [], trouble: cause)
            counted[slot] = nil
          case .read(let work, let reply, _):
            done[work.job] = Read(pages: reply.pages)
            engines = slots[slot].ready?.engines ?? engines
            let base = counted[slot] ?? slots[slot].ready?.loadMilliseconds ?? 0
            let now = slots[slot].reader?.cpuMilliseconds ?? base
            readers += max(0, now - base)
            counted[slot] = now
          }
        }
      }
    } while true
    return Result(
      pictures: labels.indices.compactMap { done[$0] },
      cpuSeconds: (readers + cpuMilliseconds() - start) / 1_000)
  }

  /// Ends all readers.
  mutating func stop() {
    for slot in slots.indices { slots[slot].stop() }
  }

  private mutating func begin(
    _ place: Int, _ label: PictureLabel, in folder: LabelFolder, on slot: Int,
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
    if slots[slot].reader == nil { counted[slot] = nil }
    try slots[slot].start(executable: executable, models: models)
    let now = wallMilliseconds()
    try slots[slot].begin(
      ReaderSlot.Work(
        job: place, request: ReadRequest(sequence: place, pictures: pictures), started: now,
        deadline: now + readerSeconds * 1_000),
      pictures: pictures.map { _ in bytes })
  }
}
