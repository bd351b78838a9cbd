private import CSystem
private import Glibc

extension Spool {
  /// Whether every folder is there, closed to others, ours, and on one local file system; says how to mend it if not.
  ///
  /// The spool's own folder may be seen by others, but nobody else may change it.
  ///
  /// - Throws: ``SpoolError``, whose description says what mends it.
  public func check() throws(SpoolError) {
    // The spool itself may be reached through a link.
    try check(root / ".", shown: path, forbidden: 0o022)
    for folder in Folder.allCases {
      try check(self.folder(folder), shown: self.folder(folder).description, forbidden: 0o077)
    }
    for file in [AuditLog.file, AuditKey.file] {
      if let status = try disk.status(root / file) {
        try AuditKey.expectPrivate(status, root / file)
      }
    }
    try checkFileSystem()
  }

  private func check(_ folder: Path, shown: String, forbidden: UInt32) throws(SpoolError) {
    guard let status = try disk.status(folder) else { throw .missing(path: shown, spool: path) }
    guard status.kind == .folder else { throw .notAFolder(path: shown) }
    guard status.owner == getuid() else { throw .foreign(path: shown, owner: status.owner) }
    guard status.mode & forbidden == 0, status.mode & 0o700 == 0o700 else {
      throw .loose(path: shown, mode: status.mode)
    }
  }

  /// A lock tells who is dead on a local file system only, and a rename works within one mount only.
  private func checkFileSystem() throws(SpoolError) {
    let type = unsafe root.call { unsafe csystem_filesystem($0) }
    guard type != -1 else { throw disk.failure("look at", root) }
    guard !Self.remote.contains(type) else { throw .network(path: path) }
    let home = try mount(root / ".")
    for folder in Folder.allCases where try mount(self.folder(folder)) != home {
      throw .mount(path: self.folder(folder).description, spool: path)
    }
  }

  private func mount(_ folder: Path) throws(SpoolError) -> Int64 {
    let mount = unsafe folder.call { unsafe csystem_mount($0) }
    guard mount != -1 else { throw disk.failure("look at", folder) }
    return mount
  }

  /// The types of file systems that another machine, or a program, may serve (statfs(2)).
  ///
  /// `linux/magic.h` of Linux 6.1, and those besides that GNU `tail` does not trust (coreutils, `src/stat.c`), but for
  /// layers over a local disk (overlayfs, aufs) and VxFS.
  private static let remote: Set<Int64> = [
    0x6163_6673,  // ACFS
    0x5346_414F, 0x6B41_4653,  // AFS
    0x00C3_6400,  // Ceph
    0xFF53_4D42, 0x517B, 0xFE53_4D42,  // CIFS, SMB, SMB2
    0x7375_7245,  // Coda
    0x1983_0326,  // FhGFS, BeeGFS
    0x6573_5546,  // FUSE: sshfs, GlusterFS, S3 and virtiofs too
    0x0116_1970,  // GFS2
    0x4750_4653,  // GPFS
    0x0131_11A8,  // IBRIX
    0x0BD0_0BD0,  // Lustre
    0x6969,  // NFS
    0x564C,  // NCP
    0x7461_636F,  // OCFS2
    0xAAD7_AAEA,  // PanFS
    0x7C7C_6673,  // Parallels
    0xBEEF_DEAD,  // SNFS
    0x786F_4256,  // VirtualBox
    0xBACB_ACBC,  // VMware
    0x0102_1997,  // 9P
  ]
}
