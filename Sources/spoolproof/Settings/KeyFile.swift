import Foundation
import Glibc

/// Reads a key file: at least 32 bytes, a regular file with mode 0600 or less, outside the spool.
///
/// - Throws: ``Stop`` with what to do.
func readKey(_ path: String, spool: String?) throws -> [UInt8] {
  let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
  guard descriptor >= 0 else {
    throw Stop(
      .configuration,
      "the key file \(path) cannot be opened; make one: (umask 077; head -c 32 /dev/urandom > \(path))"
    )
  }
  defer { close(descriptor) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    throw Stop(.configuration, "the key file \(path) is not a regular file")
  }
  guard status.st_mode & 0o077 == 0 else {
    throw Stop(.configuration, "the key file \(path) can be read by others: chmod 600 \(path)")
  }
  if let spool {
    let key = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    let folder = URL(filePath: spool).resolvingSymlinksInPath().path(percentEncoded: false)
    guard !key.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/") else {
      throw Stop(.configuration, "the key file lies inside the spool: move it elsewhere")
    }
  }
  var bytes = [UInt8](repeating: 0, count: 4_097)
  let count = unsafe read(descriptor, &bytes, bytes.count)
  guard (32...4_096).contains(count) else {
    throw Stop(
      .configuration, "the key file \(path) must hold 32 to 4,096 bytes and holds \(max(0, count))")
  }
  return Array(bytes[..<count])
}
