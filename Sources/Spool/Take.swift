public import Proofing

/// What looking for work gave.
public enum Take: Sendable, Equatable {
  /// A job, which this run now holds.
  case job(TakenJob)
  /// A drop that could not be judged: it lies in `refused/` with its fault.
  case refused(name: String, Fault)
  /// A drop that repeats, byte for byte, a job that has been decided; it lies in `done/`.
  case again(id: String)
  /// A job that could be taken, when it was only looked for; it lies where it lay.
  case waits(id: String)
  /// Nothing to do now; the time at which something waits to be looked at, seconds since 1970.
  case none(nextAt: Int?)
}

/// A job that a run holds until it finishes, defers, refuses or gives it back.
public struct TakenJob: Sendable, Equatable {
  /// What the job file says.
  public let job: Job
  /// The drop's name.
  public let id: String
  /// How often it has been taken, this time included.
  public let takes: Int
  /// Its folder, under `active/`.
  public let folder: String
}

/// What opening a picture of a job in hand gave.
public enum OpenedPicture: Sendable, Equatable {
  /// Its bytes.
  case bytes([UInt8])
  /// It has more bytes than the limit allows; none was read.
  case tooLarge
  /// Somebody removed it since the job was taken, or put something else there.
  case gone
}

/// One file of an escalation packet.
public struct PacketFile: Sendable, Equatable {
  /// A plain name.
  public var name: String
  /// What is in it.
  public var bytes: [UInt8]

  /// A file of these bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What became of a job that was finished or whose reader died.
public enum Settled: Sendable, Equatable {
  /// The result is written and lasts.
  case decided
  /// The same job had been decided meanwhile; its result stands and this one was dropped.
  case again
  /// It is set aside with a fault.
  case refused(Fault)
  /// It is taken again at this time or later, seconds since 1970.
  case deferred(until: Int)
}
