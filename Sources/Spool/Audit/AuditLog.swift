internal import CSystem
internal import Glibc
internal import JSONReading

/// The spool's `audit.log`, open and locked for as long as the value lives.
///
/// It only ever grows: an entry is written behind the last line in one write and counts once it is synced. What a death
/// or a full disk leaves of an unfinished line was told to nobody; the next entry replaces it and says so.
struct AuditLog: ~Copyable {
  static let file = "audit.log"

  private let descriptor: Int32
  private let disk: Disk
  private let path: Path
  private let key: [UInt8]

  /// Opens and locks it; makes it, and the spool's key, when there is neither, unless it is only to be read.
  init(in spool: Spool, reading: Bool = false) throws(SpoolError) {
    let path = spool.root / Self.file
    try AuditKey.expectLog(of: spool)
    let descriptor = try spool.disk.open(path, reading ? O_RDONLY : O_RDWR | O_CREAT)
    let key: [UInt8]
    do throws(SpoolError) {
      key = try Self.prepare(descriptor, path, of: spool, reading: reading)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    disk = spool.disk
    self.path = path
    self.key = key
  }

  private static func prepare(
    _ descriptor: Int32, _ path: Path, of spool: Spool, reading: Bool
  ) throws(SpoolError) -> [UInt8] {
    try lock(descriptor, path)
    var raw = stat()
    guard unsafe fstat(descriptor, &raw) == 0 else { throw spool.disk.failure("look at", path) }
    try AuditKey.expectPrivate(FileStatus(raw), path)
    return try AuditKey.bytes(of: spool, making: !reading && raw.st_size == 0)
  }

  deinit { close(descriptor) }

  /// Waits for the lock, which others hold for a write at most; gives up after half a minute.
  private static func lock(_ descriptor: Int32, _ path: Path) throws(SpoolError) {
    for _ in 0..<60_000 {
      if csystem_lock(descriptor) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else { break }
      usleep(500)
    }
    throw .failed(operation: "lock", path: path.description, errno: errno)
  }

  /// How the log ends.
  struct End {
    /// The number of the last line; 0 without one.
    var number = 0
    /// Its code.
    var code = AuditChain.origin
    /// Where the next line begins.
    var place = 0
    /// How many bytes stand there already, of a line that was never finished.
    var torn = 0
  }

  /// Reads how the log ends.
  func end() throws(SpoolError) -> End {
    let size = try size()
    let start = max(0, size - 2 * AuditChain.longest)
    let bytes = try read(from: start, count: size - start)
    guard let last = bytes.lastIndex(of: 10) else {
      if start == 0 { return End(torn: size) }
      throw broken
    }
    let first = bytes[..<last].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let line = Array(bytes[first..<last])
    guard let code = AuditChain.code(of: line),
      case .object(let members)? = try? JSONParser.parse(line),
      case .integer(let number)? = members["n"], (1..<Int.max).contains(number)
    else { throw broken }
    let place = start + last + 1
    return End(number: number, code: code, place: place, torn: size - place)
  }

  private var broken: SpoolError {
    .audit(
      path: path.description,
      problem:
        "its last line is not one that was written there; look with: spoolproof audit verify; "
        + "then move it and \(AuditKey.file) away, and keep both")
  }

  /// Writes an entry behind the last line and makes it last.
  ///
  /// With `once`, nothing is written when a line tells of it already: that is for whoever cannot know how far
  /// an earlier try came.
  consuming func append(_ entry: AuditEntry, once: Bool = false) throws(SpoolError) {
    let end = try end()
    if once, try tells(entry, upTo: end.place) { return try disk.sync(descriptor, path) }
    var entries = [entry]
    if end.torn > 0 { entries.insert(AuditEntry(.repaired, counts: ["bytes": end.torn]), at: 0) }
    var code = end.code
    var lines: [UInt8] = []
    for (place, entry) in entries.enumerated() {
      let line = AuditChain.line(
        entry.members(number: end.number + 1 + place, time: entry.time ?? Self.now()), after: code,
        key: key)
      code = line.code
      lines += line.bytes
    }
    try write(lines, at: end)
    try disk.sync(descriptor, path)
  }

  private func write(_ lines: [UInt8], at end: End) throws(SpoolError) {
    try disk.before("write", path)
    var written = 0
    while written < lines.count {
      let count = unsafe lines.withUnsafeBytes { buffer in
        unsafe pwrite(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written,
          off_t(end.place + written))
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        let reason = errno
        // Of a line that did not fit nothing is left. Should that fail too, the next entry says so.
        if end.torn == 0 { ftruncate(descriptor, off_t(end.place)) }
        throw disk.failure("write", path, reason)
      }
    }
    guard end.torn > lines.count else { return }
    guard ftruncate(descriptor, off_t(end.place + lines.count)) == 0 else {
      throw disk.failure("cut", path)
    }
  }

  private static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}

extension AuditLog {
  /// Looks at every line; stops at the first that is not right.
  func check(heads: [String]) throws(SpoolError) -> AuditCheck {
    let size = try size()
    var check = AuditCheck(heads: heads)
    var isRight = true
    let torn = try lines(upTo: size) { line in
      isRight = check.take(line, key: key)
      return isRight
    }
    check.end(torn: isRight ? torn : 0)
    return check
  }

  /// Whether a line tells of an entry already.
  private func tells(_ entry: AuditEntry, upTo size: Int) throws(SpoolError) -> Bool {
    // Few lines hold the identifier, so only those are read as JSON.
    let needle = Array("\"\(entry.id ?? entry.event.rawValue)\"".utf8)
    var isTold = false
    _ = try lines(upTo: size) { line in
      if Self.holds(line, needle), case .object(let members)? = try? JSONParser.parse(line) {
        isTold = entry.isTold(by: members)
      }
      return !isTold
    }
    return isTold
  }

  private static func holds(_ line: [UInt8], _ needle: [UInt8]) -> Bool {
    guard let first = needle.first else { return true }
    var start = 0
    while let place = place(of: first, in: line, from: start) {
      if line[place...].starts(with: needle) { return true }
      start = place + 1
    }
    return false
  }

  /// Hands over every line without its line feed until `take` answers false; gives how many bytes stand behind the last one.
  private func lines(upTo size: Int, _ take: ([UInt8]) -> Bool) throws(SpoolError) -> Int {
    var place = 0
    var rest: [UInt8] = []
    while place < size {
      let bytes = try read(from: place, count: min(1 << 20, size - place))
      guard !bytes.isEmpty else { break }
      place += bytes.count
      var start = 0
      while let feed = Self.place(of: 10, in: bytes, from: start) {
        guard take(rest + bytes[start..<feed]) else { return 0 }
        rest = []
        start = feed + 1
      }
      rest += bytes[start...]
    }
    return rest.count
  }

  private static func place(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    unsafe bytes.withUnsafeBytes { buffer in
      guard start < buffer.count, let base = buffer.baseAddress,
        let found = unsafe memchr(base.advanced(by: start), Int32(byte), buffer.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  private func size() throws(SpoolError) -> Int {
    var raw = stat()
    guard unsafe fstat(descriptor, &raw) == 0 else { throw disk.failure("look at", path) }
    return Int(raw.st_size)
  }

  private func read(from start: Int, count: Int) throws(SpoolError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
          off_t(start + filled))
      }
      if got == 0 { break }
      if got > 0 { filled += got } else if errno != EINTR { throw disk.failure("read", path) }
    }
    bytes.removeLast(count - filled)
    return bytes
  }
}
