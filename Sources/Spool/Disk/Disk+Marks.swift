internal import Glibc

extension Disk {
  /// Makes an empty file; nothing happens when it is there.
  func mark(_ path: Path) throws(SpoolError) {
    try before("mark", path)
    close(try open(path, O_WRONLY | O_CREAT))
  }

  /// Renames a file over whatever has the new name.
  func overwrite(_ old: Path, to new: Path) throws(SpoolError) {
    let errno = step("rename", old) {
      unsafe old.call { from in unsafe new.call { to in unsafe Glibc.rename(from, to) } }
    }
    guard errno == 0 else { throw failure("rename", old, errno) }
  }

  /// Writes a file beside its name and puts it there in one step; what was there is replaced.
  func replace(_ name: String, in folder: Path, with bytes: [UInt8]) throws(SpoolError) {
    let unfinished = folder / ".\(name).tmp"
    try write(bytes, to: unfinished)
    try overwrite(unfinished, to: folder / name)
  }
}
