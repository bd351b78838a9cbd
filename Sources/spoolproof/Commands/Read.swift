import ArgumentParser
import Foundation
import Isolation
import Proofing
import Reporting
import Recognition

/// Named apart from its word, which is a function of the system's.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Reads pictures of documents and prints what is on them, and what proves it.",
    discussion: """
      No job and no spool is needed. Without --type the picture is tried as the back of a card (a \
      barcode), as a page with a machine readable zone, and as the front of a license. The values \
      are printed as they were read, so mind who sees the screen.

      EXAMPLES
        spoolproof read photo.jpg
        spoolproof read front.jpg back.jpg --json
        spoolproof read visa.png --type visa

      EXIT STATUS
        0   every picture was opened, whatever could be read on it
        65  a picture could not be opened
        69  no reader can work here
      """)

  @Argument(help: "JPEG or PNG files.", completion: .file(extensions: ["jpg", "jpeg", "png"]))
  var pictures: [String]

  @Option(help: "What the pictures show. (default: found out)")
  var type: EvidenceType?

  @Option(help: "Which side they show, with --type. (default: both are tried)")
  var side: Side?

  @Flag(help: "Print JSON, which read.schema.json describes.")
  var json = false

  @Option(help: "Seconds that one picture may take.")
  var readerSeconds = 60.0

  @Option(
    help: "What reads print: the networks where they are installed (best), or tesseract alone.")
  var engine = EngineChoice.best

  @Flag(
    name: .customLong("unsafe-no-sandbox"),
    help: "Read pictures without isolation, where the kernel has none.")
  var hasNoSandbox = false

  func validate() throws {
    guard side == nil || type != nil else { throw ValidationError("--side needs --type") }
    guard (1...3_600).contains(readerSeconds) else {
      throw ValidationError("--reader-seconds takes 1 to 3600")
    }
  }

  func run() throws {
    let resources = Resources.ofProgram()
    let catalogue = try resources.catalogue()
    let files = try pictures.map { file in (file, try contents(of: file)) }
    var reader = try ReaderConversation(
      executable: Program.executable(),
      setup: ReaderSetup(
        models: resources.models, engine: engine, sandbox: hasNoSandbox ? .off : .on,
        seconds: readerSeconds))
    let ready = try reader.ready()
    var read: [ReadPicture] = []
    for (file, bytes) in files {
      read.append(try bestReading(of: bytes, named: file, by: &reader))
    }
    if json {
      var versions = ready.engines
      versions["isolation"] = ready.isolation
      versions["program"] = Program.version
      for (model, digest) in try resources.modelDigests() { versions[model] = digest }
      FileHandle.standardOutput.write(
        Data(readingsFile(read, versions: versions, catalogue: catalogue)))
    } else {
      print(readingsTable(read, catalogue: catalogue, style: Terminal.style), terminator: "")
    }
    if read.contains(where: { $0.page.format == nil }) { throw ExitStatus.refusals.code }
  }

  private func contents(of file: String) throws -> [UInt8] {
    let limit = Frame.Kind.picture.limit
    guard let handle = FileHandle(forReadingAtPath: file),
      let bytes = try? handle.read(upToCount: limit + 1)
    else { throw Stop(.refusals, "\(file) cannot be read: name a JPEG or PNG file") }
    guard bytes.count <= limit else {
      throw Stop(.refusals, "\(file) has more than \(limit >> 20) MiB, which no reader takes")
    }
    return Array(bytes)
  }

  /// Tries what the picture may be, the cheapest first, until something is proved; otherwise what
  /// gave the most readings.
  private func bestReading(
    of bytes: [UInt8], named file: String, by reader: inout ReaderConversation
  ) throws -> ReadPicture {
    var best: ReadPicture?
    for (type, side) in guesses {
      let request = ReadRequest(
        sequence: 1, pictures: [.init(evidence: 0, picture: 0, type: type, side: side)])
      let reply = try reader.read(request, pictures: [bytes], seconds: readerSeconds)
      guard let page = reply.pages.first else { continue }
      let read = ReadPicture(file: file, type: page.told ?? type, side: side, page: page)
      if page.readings.count > best?.page.readings.count ?? -1 { best = read }
      if page.format == nil || page.readings.contains(where: { $0.proof != .none }) { break }
    }
    guard var best else { throw Stop(.unavailable, "the reader gave no page for \(file)") }
    if best.page.readings.isEmpty, type == nil {
      // What a guess did not find says nothing: it was only a guess.
      best.type = nil
      best.page.findings.removeAll { $0.zone != nil || $0.attribute != nil }
    }
    return best
  }

  private var guesses: [(EvidenceType, Side)] {
    guard let type else {
      return [(.driversLicense, .back), (.passport, .front), (.driversLicense, .front)]
    }
    if let side { return [(type, side)] }
    return [(type, .front), (type, .back)]
  }
}

extension Page {
  /// The kind of document that a machine readable zone's document code names (ICAO 9303-4 to 9303-7).
  fileprivate var told: EvidenceType? {
    let code = readings.first { $0.attribute == .documentCode && $0.zone == .machineReadable }
    return switch code?.value.revealed.first {
    case "P": .passport
    case "V": .visa
    case "A", "C", "I": .identityCard
    default: nil
    }
  }
}
