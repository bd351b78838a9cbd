import CSystem
import Foundation
import Glibc
import Hashing
import Proofing
import Reporting
import Spool

/// One run over a spool: takes jobs, has their pictures read by reader processes, decides, finishes.
///
/// It is one thread around one `poll`: reading is done by the readers, and everything else takes
/// milliseconds a job.
struct BatchRun: ~Copyable {
  private let settings: RunSettings
  private var spool: Run
  private var slots: [ReaderSlot]
  private var rows: [BatchRow] = []
  private var held: [TakenJob] = []
  private var progress: ProgressBar
  private var stopping = false
  private var sequence = 0
  private var started = 0
  private let startMilliseconds = wallMilliseconds()
  private var lastRecovery = wallMilliseconds()

  /// Seconds between two looks for jobs of runs that died meanwhile.
  private static let recoveryInterval = 5.0

  init(_ settings: RunSettings, spool: consuming Run) {
    self.settings = settings
    self.spool = spool
    slots = (0..<settings.workers).map { _ in ReaderSlot() }
    progress = ProgressBar(quiet: settings.quiet)
  }

  /// Runs until nothing can be taken, a limit is reached or a signal asks to stop.
  ///
  /// - Returns: One row a job that was decided or refused, in the order in which they ended.
  /// - Throws: ``Stop`` or `SpoolError` about the machine; the jobs in hand are given back first.
  mutating func run() throws -> [BatchRow] {
    let signals = csystem_termination_descriptor()
    defer { if signals >= 0 { close(signals) } }
    do {
      try spool.recover(now: secondsSince1970())
      while try fill() { try wait(signals: signals) }
      try giveBackHeld()
    } catch {
      progress.clear()
      for index in slots.indices { slots[index].stop() }
      for slot in slots { if let work = slot.work { try? spool.giveBack(work.taken) } }
      try? giveBackHeld()
      throw error
    }
    for index in slots.indices { slots[index].stop() }
    progress.clear()
    if let job = held.first {
      throw Stop(
        .configuration,
        "\(held.count) jobs were kept because their knowledge answers are keyed (the first: \(job.id)):"
          + " run again with --key-file")
    }
    return rows
  }
}
