import Foundation
import Glibc
import Testing

/// A drop whose job file, or what stands in its place, can never be judged.
struct HostileJobFile: Sendable, CustomTestStringConvertible {
  /// The name in `incoming/`.
  let name: String
  /// The name under `refused/`.
  let refusedAs: String
  /// The fault's code.
  let code: String
  /// The field that the fault names; nil when it may be none.
  var field: String?
  /// Puts it there.
  let drop: @Sendable (_ path: String) throws -> Void

  var testDescription: String { refusedAs }

  /// A job file of these bytes.
  static func file(_ id: String, _ code: String, field: String? = nil, _ bytes: [UInt8]) -> Self {
    Self(name: "\(id).json", refusedAs: id, code: code, field: field) { path in
      try Data(bytes).write(to: URL(filePath: path))
    }
  }

  static func file(_ id: String, _ code: String, field: String? = nil, _ text: String) -> Self {
    file(id, code, field: field, Array(text.utf8))
  }

  /// A good job file with one text replaced.
  static func changed(
    _ id: String, _ code: String, field: String? = nil, _ old: String, _ new: String
  ) -> Self {
    file(id, code, field: field, good.replacing(old, with: new))
  }

  static let good = """
    { "format": 1, "attempt": 1, "consent": { "givenAt": "2026-11-23T08:58:00Z" },
      "claim": { "familyName": "Garcia", "dateOfBirth": "1990-07-03" },
      "evidence": [ { "type": "passport", "images": [ { "side": "front", "file": "p.png" } ] } ] }
    """

  static let all: [Self] = [
    file("empty", "job.malformed", ""),
    file("one-byte", "job.malformed", "{"),
    Self(name: "zeros.json", refusedAs: "zeros", code: "job.too_large") { path in
      try #require(FileManager.default.createFile(atPath: path, contents: nil))
      try #require(unsafe truncate(path, 200 << 20) == 0)
    },
    file("deep", "job.malformed", String(repeating: "[", count: 500_000)),
    file(
      "deep-object", "job.malformed",
      String(repeating: "{\"a\":", count: 1_000) + "1" + String(repeating: "}", count: 1_000)),
    file(
      "utf16", "job.malformed",
      [0xFF, 0xFE] + good.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
    file("byte-order-mark", "job.malformed", [0xEF, 0xBB, 0xBF] + Array(good.utf8)),
    file("nul", "job.malformed", good.replacing("Garcia", with: "Gar\u{0}cia")),
    file("not-utf8", "job.malformed", Array(good.utf8) + [0xC3, 0x28]),
    changed("huge-number", "job.malformed", "\"attempt\": 1", "\"attempt\": 1e400"),
    changed(
      "long-number", "job.malformed", "\"attempt\": 1", "\"attempt\": 99999999999999999999999"),
    changed(
      "out-of-range", "job.malformed", field: "attempt", "\"attempt\": 1", "\"attempt\": 1001"),
    changed("negative", "job.malformed", field: "attempt", "\"attempt\": 1", "\"attempt\": -1"),
    changed("fraction", "job.malformed", field: "attempt", "\"attempt\": 1", "\"attempt\": 1.5"),
    changed(
      "one-string", "job.too_large", field: "claim.familyName", "Garcia",
      String(repeating: "G", count: 1_048_000)),
    changed(
      "just-too-large", "job.too_large", "Garcia", String(repeating: "G", count: 1_048_576)),
    changed(
      "id-with-path", "job.malformed", field: "id", "\"format\": 1",
      "\"format\": 1, \"id\": \"../x\""),
    changed(
      "id-of-another", "job.malformed", field: "id", "\"format\": 1",
      "\"format\": 1, \"id\": \"good-1\""),
    changed(
      "picture-with-path", "job.file_outside_spool", field: "evidence[0].images[0].file", "p.png",
      "../../results/good-1.result.json"),
    changed(
      "picture-absolute", "job.file_outside_spool", field: "evidence[0].images[0].file", "p.png",
      "/etc/passwd"),
    changed(
      "picture-with-line-feed", "job.malformed", field: "evidence[0].images[0].file", "p.png",
      "p\\n.png"),
    changed(
      "picture-of-255-bytes", "job.file_missing", field: "evidence[0].images[0].file", "p.png",
      String(repeating: "p", count: 251) + ".png"),
    changed(
      "unknown-field", "job.unknown_field", field: "colour", "\"attempt\"",
      "\"colour\": 1, \"attempt\""),
    changed("twice", "job.malformed", "\"attempt\": 1", "\"attempt\": 1, \"attempt\": 1"),
    changed("null", "job.malformed", field: "attempt", "\"attempt\": 1", "\"attempt\": null"),
    changed("number-for-text", "job.malformed", field: "claim.familyName", "\"Garcia\"", "7"),
    changed("other-format", "job.malformed", field: "format", "\"format\": 1", "\"format\": 2"),
    changed("no-such-day", "job.malformed", field: "claim.dateOfBirth", "1990-07-03", "1990-02-30"),
    changed(
      "no-picture", "job.file_missing", field: "evidence[0].images[0].file", "p.png", "q.png"),
    file("no-json", "job.malformed", "id: 1\n"),
    file("garbage-behind", "job.malformed", good + "{}"),
    Self(name: "line\nfeed.json", refusedAs: "line_feed.json", code: "job.malformed") { path in
      try Data(good.utf8).write(to: URL(filePath: path))
    },
    Self(
      name: String(repeating: "n", count: 250) + ".json",
      refusedAs: String(repeating: "n", count: 128), code: "job.malformed"
    ) { path in try Data(good.utf8).write(to: URL(filePath: path)) },
    Self(name: "link.json", refusedAs: "link.json", code: "job.file_outside_spool") { path in
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: "/etc/hostname")
    },
    Self(name: "hard.json", refusedAs: "hard", code: "job.file_outside_spool") { path in
      let other = URL(filePath: path).deletingLastPathComponent().appending(path: ".hard-other")
      try Data(good.utf8).write(to: other)
      try FileManager.default.linkItem(at: other, to: URL(filePath: path))
    },
    Self(name: "pipe.json", refusedAs: "pipe.json", code: "job.malformed") { path in
      try #require(unsafe mkfifo(path, 0o600) == 0)
    },
    Self(name: "socket.json", refusedAs: "socket.json", code: "job.malformed") { path in
      try bindSocket(path)
    },
    Self(name: "folder.json", refusedAs: "folder.json", code: "job.malformed") { path in
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    },
    Self(name: "no-job-file", refusedAs: "no-job-file", code: "job.file_missing") { path in
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    },
    Self(
      name: "linked-picture", refusedAs: "linked-picture", code: "job.file_outside_spool",
      field: "evidence[0].images[0].file"
    ) { path in
      try folder(path)
      try FileManager.default.createSymbolicLink(
        atPath: path + "/p.png", withDestinationPath: "/etc/hostname")
    },
    Self(
      name: "picture-is-a-pipe", refusedAs: "picture-is-a-pipe", code: "job.file_missing",
      field: "evidence[0].images[0].file"
    ) { path in
      try folder(path)
      try #require(unsafe mkfifo(path + "/p.png", 0o600) == 0)
    },
    Self(
      name: "picture-is-a-folder", refusedAs: "picture-is-a-folder", code: "job.file_missing",
      field: "evidence[0].images[0].file"
    ) { path in
      try folder(path)
      try FileManager.default.createDirectory(
        atPath: path + "/p.png", withIntermediateDirectories: false)
    },
  ]

  private static func folder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Data(good.utf8).write(to: URL(filePath: path + "/job.json"))
  }

  /// A socket's path has at most 107 bytes, so it is bound elsewhere and moved here.
  private static func bindSocket(_ path: String) throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let short = "/tmp/sp-\(UInt32.random(in: 0 ... .max))"
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: short.utf8) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, length)
      }
    }
    try #require(bound == 0)
    try #require(unsafe rename(short, path) == 0)
  }
}
