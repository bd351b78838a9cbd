import CSandbox
import Foundation
import Glibc

/// What a reader is put in before it looks at an applicant's bytes.
///
/// Limits always hold: the address space that the reader process has, and 1 GiB, the seconds of CPU, no file and
/// no descriptor but its two pipes and `/dev/null`. The sandbox itself has three layers: no new privileges, Landlock
/// without any path, and a filter of system calls (seccomp).
@safe package struct Sandbox: ~Copyable {
  /// Which sandbox there is.
  package enum Choice: String, Codable, Sendable, CaseIterable {
    /// A system call that is not known fails, a dangerous one kills.
    case on
    /// A system call that is not known kills too: for tests.
    case strict
    /// The limits alone.
    case off
  }

  /// Which one it is.
  package let choice: Choice
  private let cpuSeconds: Int
  private let filter: UnsafeMutableRawPointer?

  /// Bytes that a reader may map besides what it had when it began.
  private static let room: UInt64 = 1 << 30

  /// Prepares it, once for all readers.
  ///
  /// - Throws: ``SandboxError`` when the filter cannot be made.
  package init(_ choice: Choice, cpuSeconds: Int) throws(SandboxError) {
    self.choice = choice
    self.cpuSeconds = cpuSeconds
    unsafe filter = choice == .off ? nil : csandbox_prepare(choice == .strict ? 1 : 0)
    if choice != .off, unsafe filter == nil {
      throw .refused("seccomp", holding: unsafe Self.holding(nil, try Self.mapped(), cpuSeconds))
    }
  }

  deinit { unsafe csandbox_release(filter) }

  /// Puts this process into it, for good.
  ///
  /// - Parameter mapped: Bytes of address space that are mapped already.
  /// - Throws: ``SandboxError`` with the layer that this kernel refused.
  package func enter(mapped: UInt64) throws(SandboxError) {
    let layer = unsafe csandbox_enter(filter, mapped + Self.room, UInt64(cpuSeconds))
    if let layer = Self.layer(layer) { throw .refused(layer) }
  }

  /// In the order of `csandbox_layer`.
  private static let layers = ["no_new_privs", "Landlock", "rlimits", "seccomp"]

  private static func layer(_ number: Int32) -> String? {
    (1...layers.count).contains(Int(number)) ? layers[Int(number) - 1] : nil
  }

  /// Tries it in a child, which ends at once.
  ///
  /// - Returns: What holds, in words for results and for `doctor`.
  /// - Throws: ``SandboxError`` with the layer that this kernel refused.
  package func probe() throws(SandboxError) -> String {
    let mapped = try Self.mapped()
    let refused = Self.inChild {
      unsafe csandbox_enter(filter, mapped + Self.room, UInt64(cpuSeconds))
    }
    guard refused == 0 else {
      guard let layer = Self.layer(refused) else { throw .refused("fork") }
      throw .refused(layer, holding: unsafe Self.holding(filter, mapped, cpuSeconds))
    }
    if choice == .off { return "none (--unsafe-no-sandbox)" }
    return "rlimits, no_new_privs, Landlock \(csandbox_landlock_version()), seccomp"
  }

  /// The layers that this kernel has, each tried by itself.
  private static func holding(
    _ filter: UnsafeMutableRawPointer?, _ mapped: UInt64, _ cpuSeconds: Int
  ) -> [String] {
    (1...Int32(layers.count)).filter { layer in
      inChild { unsafe csandbox_try(layer, filter, mapped + room, UInt64(cpuSeconds)) } == 0
    }.compactMap(layer)
  }

  /// What a step answers that a child takes before it ends; -1 when it cannot be said.
  private static func inChild(_ step: () -> Int32) -> Int32 {
    let child = csandbox_fork(STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO)
    if child == 0 { _exit(step()) }
    var status: Int32 = -1
    while child > 0, unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? status >> 8 : -1
  }

  /// Bytes of address space that this process has mapped (proc(5), `statm`).
  ///
  /// - Throws: ``SandboxError`` when the kernel does not say, without which no limit could be set.
  package static func mapped() throws(SandboxError) -> UInt64 {
    do {
      let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      if let pages = text.split(separator: " ").first.flatMap({ UInt64($0) }), pages > 0 {
        return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
      }
    } catch {}
    throw .unmeasured
  }
}

/// The kernel cannot isolate a reader: about the machine.
package enum SandboxError: Error, Equatable, CustomStringConvertible {
  /// It refused this layer; those hold, as far as they were tried.
  case refused(String, holding: [String] = [])
  /// It does not say how much memory is mapped.
  case unmeasured

  /// What is missing and what to do.
  package var description: String {
    switch self {
    case .refused(let layer, let holding):
      "this kernel refuses \(layer), without which no picture is read"
        + (holding.isEmpty ? "" : " (what holds: \(holding.joined(separator: ", ")))")
        + ": use Linux 5.13 or later with Landlock and "
        + "seccomp (a container may forbid them), or read without isolation: --unsafe-no-sandbox"
    case .unmeasured:
      "/proc/self/statm cannot be read, without which a reader's memory cannot be limited: mount /proc"
    }
  }
}
