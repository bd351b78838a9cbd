public import Proofing

/// When a measured number becomes a finding.
///
/// The findings are hints at why something was not read, for the applicant's next try; whether it
/// was read is for Recognition to say. So these starting values are on the safe side: they mark what
/// hardly anything reads, not what is less than good. They were chosen by looking at specimens and
/// photographs of 250 to 3,840 pixels and are not calibrated on a population.
public struct QualityThresholds: Codable, Sendable, Equatable {
  /// Fewer pixels than this along the document's longer side are too few.
  ///
  /// A line of 44 characters over the width of a passport then has 7 pixels a character.
  public var leastDocumentPixels = 350
  /// Less focus than this is blurred.
  ///
  /// Three passports, blurred with a Gaussian: 109 to 199 at a deviation of 1/1,000 of the longer side,
  /// 12 to 14 at 2/1,000, 3 to 4 at 3/1,000.
  public var leastFocus = 12.0
  /// A darker mean than this is too dark.
  ///
  /// Six license fronts at 18 % of their light, means of 28 to 34, gave 66 of 70 fields that were right.
  public var leastBrightness = 20.0
  /// A lighter mean than this is too bright, if little is sharp in it (``leastPrintFocus``).
  ///
  /// White paper with black print is lighter than this too, and reads well.
  public var mostBrightness = 235.0
  /// Less contrast than this is low, if little is sharp in it (``leastPrintFocus``).
  ///
  /// Percentiles do not see a few lines of print on an empty page; focus does.
  public var leastContrast = 30.0
  /// With this much focus there is print, whatever the brightness and the contrast of the page.
  public var leastPrintFocus = 60.0
  /// A picture with less contrast than this, and no focus, shows nothing at all.
  public var blankContrast = 8.0
  /// A larger share of burnt out area than this is glare.
  public var mostGlare = 0.01
  /// The same where the edges were not found: the light ground of a scan may count as burnt out.
  public var mostGlareWithoutEdges = 0.06

  /// The starting values.
  public init() {}
}

/// What the numbers of a picture say to the applicant.
///
/// Nothing is said about a document that was not found, since reading works without its edges; only
/// a blank picture has no document for certain.
///
/// - Parameters:
///   - quality: The numbers.
///   - channels: Samples a pixel of the picture: 1 means that it has no colour.
///   - thresholds: When a number becomes a finding.
/// - Returns: The reasons, sorted; empty when all is well.
public func findings(
  from quality: Quality, channels: Int = 3, thresholds: QualityThresholds = QualityThresholds()
) -> [Reason] {
  var found: [Reason] = []
  if channels == 1 { found.append(.imageGrayscale) }
  if quality.documentPixels < thresholds.leastDocumentPixels { found.append(.imageLowResolution) }
  if quality.focus < thresholds.leastFocus { found.append(.imageBlurred) }
  if quality.brightness < thresholds.leastBrightness { found.append(.imageTooDark) }
  if quality.focus < thresholds.leastPrintFocus {
    if quality.brightness > thresholds.mostBrightness { found.append(.imageTooBright) }
    if quality.contrast < thresholds.leastContrast { found.append(.imageLowContrast) }
  }
  if quality.contrast < thresholds.blankContrast, quality.focus < thresholds.leastFocus {
    found.append(.imageNoDocument)
  }
  let mostGlare = quality.edgesFound ? thresholds.mostGlare : thresholds.mostGlareWithoutEdges
  if quality.glare > mostGlare { found.append(.imageGlare) }
  return found.sorted()
}
