/// Where a run is in its way through the waiting drops.
struct Search: ~Copyable {
  /// How many entries of a folder are read before the first of them is taken.
  ///
  /// Measured on ext4 with 100,000 files: the first 64 entries take 0.3 ms, looking at all 654 ms.
  static let slice = 64

  /// The names still to be read in this pass; nil between two passes.
  var stream: FolderStream?
  /// Read and sorted: the next one is the last.
  var ready: [Candidate] = []
  /// Jobs that died with their runs come behind all others of a pass.
  var behind: [Candidate] = []
  /// When the first job that is deferred may be taken again.
  var deferredUntil: Int?
  /// When `deferred/` was last looked through, seconds since 1970; nil before the present pass did.
  var lookedAt: Int?

  /// Whether a job of `deferred/` may be due that was not when it was last looked through.
  ///
  /// No pause is shorter than ``Takes/shortest``, so that what another run deferred since is found in time too.
  func mayBeDue(_ now: Int) -> Bool {
    guard let lookedAt else { return true }
    return !(lookedAt..<min(deferredUntil ?? .max, lookedAt + Takes.shortest)).contains(now)
  }
}

/// A drop that was seen and not yet looked at closely.
struct Candidate: Sendable, Equatable {
  enum Form: Sendable, Equatable {
    /// `incoming/<id>.json` with its pictures beside.
    case flat
    /// `incoming/<id>/`.
    case folder
    /// `deferred/<id>/`.
    case deferred
    /// Something of this kind, which is refused unopened.
    case odd(FileStatus.Kind)
  }

  let name: EntryName
  let form: Form
  var priority: Int
  var deadRuns: Int
  /// When it last changed, nanoseconds since 1970.
  let changed: Int

  /// Whether it is to be taken before another: the higher priority, then the older, then by name.
  func comes(before other: Candidate) -> Bool {
    (-priority, deadRuns, changed) == (-other.priority, other.deadRuns, other.changed)
      ? name < other.name
      : (-priority, deadRuns, changed) < (-other.priority, other.deadRuns, other.changed)
  }
}
