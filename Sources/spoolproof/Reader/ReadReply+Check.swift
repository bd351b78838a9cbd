import Proofing
import Isolation

extension ReadReply {
  /// Most readings on a page, findings on a page and images in a reply that are believed.
  static let mostOnAPage = 256

  /// Whether a reply answers a request and can be true: the program trusts nothing that a reader
  /// says, because a picture may have taken it over.
  ///
  /// Checked are the sequence, the places of the pages, boxes within the page, finite numbers in
  /// their ranges, one confidence a scalar, bounded counts and lengths, known images, and that
  /// nothing is told verbatim unasked.
  func answers(_ request: ReadRequest) -> Bool {
    guard sequence == request.sequence, pages.count == request.pictures.count else { return false }
    for (page, picture) in zip(pages, request.pictures) {
      guard page.evidence == picture.evidence, page.picture == picture.picture,
        page.side == picture.side, page.isPlausible,
        picture.verbatim || page.verbatim == nil
      else { return false }
    }
    var seen: Set<[Int]> = []
    return images.allSatisfy { image in
      guard pages.indices.contains(image.page) else { return false }
      if let reading = image.reading,
        !pages[image.page].readings.indices.contains(reading)
      {
        return false
      }
      return seen.insert([image.page, image.reading ?? -1]).inserted
    }
  }
}

extension Page {
  fileprivate var isPlausible: Bool {
    guard (0...16_384).contains(width), (0...16_384).contains(height),
      perceptualHash?.count ?? 4 == 4,
      readings.count <= ReadReply.mostOnAPage, findings.count <= ReadReply.mostOnAPage,
      milliseconds.count <= 32, milliseconds.values.allSatisfy({ $0.isFinite && $0 >= 0 }),
      milliseconds.keys.allSatisfy({ $0.utf8.count <= 64 && $0.isPlain }),
      findings.allSatisfy({ finding in
        // A reader says what it saw on this page; what is proved, Scoring says.
        !finding.proved && finding.question == nil && [nil, evidence].contains(finding.evidence)
          && [nil, side].contains(finding.side)
      })
    else { return false }
    if let format {
      guard ["jpeg", "png"].contains(format.name), (1...8).contains(format.orientation),
        (1...65_535).contains(format.width), (1...65_535).contains(format.height)
      else { return false }
    }
    if let quality {
      let numbers = [
        quality.dotsPerInch ?? 0, quality.focus, quality.steadiness, quality.brightness,
        quality.contrast, quality.glare,
      ]
      guard numbers.allSatisfy({ $0.isFinite && $0 >= 0 }), quality.documentPixels >= 0 else {
        return false
      }
    }
    if let verbatim {
      // The longest line has 44 characters (ICAO 9303-4), the longest payload 2,710 bytes.
      guard verbatim.zoneLines.count <= 3,
        verbatim.zoneLines.allSatisfy({ line in
          line.revealed.utf8.count <= 44
            && line.revealed.utf8.allSatisfy { (33...126).contains($0) }
        }), verbatim.payload?.revealed.count ?? 0 <= 4_096
      else { return false }
    }
    return readings.allSatisfy { reading in
      let box = reading.box
      let scalars = reading.value.revealed.unicodeScalars
      return box.x >= 0 && box.y >= 0 && box.width >= 0 && box.height >= 0
        && box.x <= width - box.width && box.y <= height - box.height
        && scalars.count <= 256 && reading.raw.revealed.unicodeScalars.count <= 1_024
        && !scalars.contains { $0.properties.generalCategory == .control }
        && reading.confidences.count == scalars.count
        && reading.confidences.allSatisfy { (0...1).contains($0) }
        && reading.engine.utf8.count <= 64 && reading.engine.isPlain
    }
  }
}

extension String {
  /// Whether it is all printable ASCII, as names of engines and stages are.
  fileprivate var isPlain: Bool { utf8.allSatisfy { (32...126).contains($0) } }
}
