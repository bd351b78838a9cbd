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
    if choice != .off, unsafe filter == nil { throw .refused("seccomp") }
  }

  deinit { unsafe csandbox_release(filter) }

  /// Puts this process into it, for good.
  ///
  /// - Parameter mapped: Bytes of address space that are mapped already.
  /// - Throws: ``SandboxError`` with the layer that this kernel refused.
  package func enter(mapped: UInt64) throws(SandboxError) {
    let layer = unsafe csandbox_enter(filter, mapped + Self.room, UInt64(cpuSeconds))
    if layer != 0 { throw .refused(Self.layers[Int(layer) - 1]) }
  }

  /// In the order of `csandbox_layer`.
  private static let layers = ["no_new_privs", "Landlock", "rlimits", "seccomp"]

  /// Tries it in a child, which ends at once.
  ///
  /// - Returns: What holds, in words for results and for `doctor`.
  /// - Throws: ``SandboxError`` with the layer that this kernel refused.
  package func probe() throws(SandboxError) -> String {
    let mapped = try Self.mapped()
    let child = csandbox_fork(STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO)
    if child == 0 {
      _exit(unsafe csandbox_enter(filter, mapped + Self.room, UInt64(cpuSeconds)))
    }
    var status: Int32 = -1
    while child > 0, unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      let layer = Int(status >> 8) - 1
      throw .refused(Self.layers.indices.contains(layer) ? Self.layers[layer] : "fork")
    }
    if choice == .off { return "none (--unsafe-no-sandbox)" }
    return "rlimits, no_new_privs, Landlock \(csandbox_landlock_version()), seccomp"
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
  /// It refused this layer.
  case refused(String)
  /// It does not say how much memory is mapped.
  case unmeasured

  /// What is missing and what to do.
  package var description: String {
    switch self {
    case .refused(let layer):
      "this kernel refuses \(layer), without which no picture is read: use Linux 5.13 or later with Landlock and "
        + "seccomp (a container may forbid them), or read without isolation: --unsafe-no-sandbox"
    case .unmeasured:
      "/proc/self/statm cannot be read, without which a reader's memory cannot be limited: mount /proc"
    }
  }
}
