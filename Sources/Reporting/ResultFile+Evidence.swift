import Proofing

/// What was presented: each document with its pictures as they arrived.
func evidence(_ outcome: Outcome) -> JSON {
  .array(
    outcome.job.evidence.enumerated().map { place, evidence in
      .members([
        "type": .string(evidence.type.rawValue),
        "issuer": evidence.issuer.map { .string($0) },
        "pictures": .array(
          evidence.pictures.enumerated().map { number, picture in
            let page = outcome.pages.first { $0.evidence == place && $0.picture == number }
            return .members([
              "side": .string(picture.side.rawValue),
              "read": .bool(page?.format != nil),
              "format": page?.format.map(format),
              "quality": page?.quality.map(quality),
              "page": page.flatMap(pageSize),
              "milliseconds": page.map { milliseconds($0.milliseconds) },
            ])
          }),
      ])
    })
}

/// The size of the flattened page; nil when nothing was decoded.
func pageSize(_ page: Page) -> JSON? {
  guard page.width > 0, page.height > 0 else { return nil }
  return .members(["width": .integer(page.width), "height": .integer(page.height)])
}

/// The picture as it arrived.
func format(_ format: PictureFormat) -> JSON {
  .members([
    "name": .string(format.name), "width": .integer(format.width),
    "height": .integer(format.height), "orientation": .integer(format.orientation),
  ])
}

/// How well it can be read.
func quality(_ quality: Quality) -> JSON {
  .members([
    "documentPixels": .integer(quality.documentPixels),
    "dotsPerInch": quality.dotsPerInch.flatMap { .rounded($0, decimals: 0) },
    "focus": .rounded(quality.focus, decimals: 1),
    "steadiness": .rounded(quality.steadiness, decimals: 3),
    "brightness": .rounded(quality.brightness, decimals: 1),
    "contrast": .rounded(quality.contrast, decimals: 1),
    "glare": .rounded(quality.glare, decimals: 4),
    "edgesFound": .bool(quality.edgesFound),
  ])
}

/// What this program never finds out, each with the reason and the word of an earlier system, if any.
///
/// An upstream word is recorded, not checked: it stays under `notEvaluated`, whatever it says.
func notEvaluated(_ outcome: Outcome) -> JSON {
  func entry(_ why: String, _ upstream: Upstream.Check? = nil) -> JSON {
    .members([
      "why": .string(why),
      "upstream": upstream.map {
        .members(["result": .string($0.result), "by": $0.by.map { .string($0) }])
      },
    ])
  }
  let upstream = outcome.job.upstream
  return .object([
    "liveness": entry(
      "Still pictures cannot show that a living person was there.", upstream?.liveness),
    "liveCapture": entry(
      "A file does not say whether a camera took it at the time of the application."),
    "securityFeatures": entry(
      "Holograms, ultraviolet print, laser engraving and chips cannot be seen in a photo."),
    "authoritativeSource": entry(
      "This program works offline and asks no issuer.", upstream?.authoritativeSource),
    "deathRecord": entry(
      "This program works offline and searches no record of deaths.", upstream?.deathRecord),
  ])
}
