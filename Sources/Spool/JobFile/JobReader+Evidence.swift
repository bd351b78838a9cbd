internal import Hashing
internal import Proofing

extension JobReader {
  /// The documents, at least one with at least one picture.
  func evidence(_ fields: Fields) throws(Fault) -> [Evidence] {
    let documents = try fields.objects("evidence", atMost: 8, known: ["type", "issuer", "images"])
    guard !documents.isEmpty else {
      throw fields.missing("evidence", expected: "at least one document")
    }
    var evidence: [Evidence] = []
    for document in documents {
      let type = try document.requiredWord("type", EvidenceType.self)
      let images = try document.objects("images", atMost: 8, known: ["side", "file", "sha256"])
      guard !images.isEmpty else {
        throw document.missing("images", expected: "at least one picture")
      }
      var pictures: [Evidence.Picture] = []
      for image in images {
        pictures.append(try picture(image, side: try image.requiredWord("side", Side.self)))
      }
      evidence.append(
        Evidence(type: type, issuer: try document.text("issuer", atMost: 16), pictures: pictures))
    }
    return evidence
  }

  /// The selfie, if there is one.
  func selfie(_ fields: Fields) throws(Fault) -> Evidence.Picture? {
    guard let selfie = try fields.object("selfie", known: ["file", "sha256"]) else { return nil }
    return try picture(selfie, side: .front)
  }

  private func picture(_ fields: Fields, side: Side) throws(Fault) -> Evidence.Picture {
    // A name that is too long is a name outside the rules, not a file that is too large.
    let name = try fields.requiredText("file", atMost: 4_096, expected: "the picture's file name")
    guard DropName.isPicture(name) else {
      throw fields.fault(
        .jobFileOutsideSpool, "file",
        expected: "a plain name of letters, digits, dot, dash and underscore, with no dot in front "
          + "and not ending in .json, .part, .tmp or .filepart",
        found: "another name")
    }
    var picture = Evidence.Picture(side: side, file: name)
    if let digest = try fields.text("sha256", atMost: 128) {
      guard digest.utf8.count == 64, let bytes = Hexadecimal.bytes(digest) else {
        throw fields.fault(
          .jobMalformed, "sha256", expected: "64 hexadecimal digits",
          found: "a string that is not that")
      }
      picture.sha256 = hexadecimal(bytes)
    }
    return picture
  }
}
