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
  /// Less focus than this is blurred, at the contrast of ``usualContrast``.
  ///
  /// Of 90 specimens and photographs as they are none has less than 29. Of 45 blurred with a Gaussian of 1.5 to 5
  /// thousandths of the longer side 34 have less, and 19 of the 21 of which something mandatory was not read.
  public var leastFocus = 20.0
  /// Less steadiness than this is blurred: the camera moved.
  ///
  /// Of 90 specimens and photographs none has less than 0.41. Of 45 blurred along a path of 4 to 14 thousandths of
  /// the longer side 35 have less than this, and 14 of the 15 of which something mandatory was not read.
  public var leastSteadiness = 0.3
  /// The contrast to which focus is brought for ``leastFocus``: it grows with the square of contrast, and a faint
  /// picture is not a blurred one.
  ///
  /// At a twelfth of their contrast the same fronts have a focus of 4, and 72 of 90 fields were right.
  public var usualContrast = 160.0
  /// A darker mean than this is too dark.
  ///
  /// Six license fronts at 18 % of their light, means of 28 to 34, gave 66 of 70 fields that were right.
  ///
  /// Of 45 pictures at 3 to 16 % of their light, with noise, 15 had something mandatory unread, at means of 29 and less.
  public var leastBrightness = 32.0
  /// A lighter mean than this is too bright, if little is sharp in it (``leastPrintFocus``).
  ///
  /// White paper with black print is lighter than this too, and reads well.
  public var mostBrightness = 235.0
  /// A lighter mean than this is too bright, however sharp.
  ///
  /// 18 license fronts with means of at most 204 had 87 of 90 fields right; three times as bright, at 245 in
  /// the middle, 60.
  public var mostBrightnessOfPrint = 240.0
  /// Less contrast than this is low, if little is sharp in it (``leastPrintFocus``).
  ///
  /// Percentiles do not see a few lines of print on an empty page; focus does.
  public var leastContrast = 30.0
  /// With this much focus there is print, whatever the brightness and the contrast of the page.
  public var leastPrintFocus = 60.0
  /// A picture with less contrast than this, and no focus, shows nothing at all.
  public var blankContrast = 8.0
  /// A larger share of burnt out area than this is glare: any spot that is counted.
  ///
  /// Of 90 specimens and photographs none has one. With a soft light over a field that was not read for it, 18 of 32,
  /// with a hard one 24 of 41; most others run into white paper at their side.
  public var mostGlare = 0.003

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
///   - hasBars: Whether much of the document is the bars of a PDF417, which are as unsteady as what a moving camera sees.
///   - thresholds: When a number becomes a finding.
/// - Returns: The reasons, sorted; empty when all is well.
public func findings(
  from quality: Quality, channels: Int = 3, hasBars: Bool = false,
  thresholds: QualityThresholds = QualityThresholds()
) -> [Reason] {
  var found: [Reason] = []
  if channels == 1 { found.append(.imageGrayscale) }
  if quality.documentPixels < thresholds.leastDocumentPixels { found.append(.imageLowResolution) }
  let share = thresholds.usualContrast / max(1, min(quality.contrast, thresholds.usualContrast))
  let isSoft = quality.focus * share * share < thresholds.leastFocus
  let isMoved = !hasBars && quality.steadiness < thresholds.leastSteadiness
  if isSoft || isMoved { found.append(.imageBlurred) }
  let isTooDark = quality.brightness < thresholds.leastBrightness
  if isTooDark { found.append(.imageTooDark) }
  let mostBrightness =
    quality.focus < thresholds.leastPrintFocus
    ? thresholds.mostBrightness : thresholds.mostBrightnessOfPrint
  let isTooBright = quality.brightness > mostBrightness
  if isTooBright { found.append(.imageTooBright) }
  // Too little light and too much leave little contrast: the light is the cause then.
  if quality.focus < thresholds.leastPrintFocus, !isTooDark, !isTooBright {
    if quality.contrast < thresholds.leastContrast { found.append(.imageLowContrast) }
  }
  // In the dark nobody knows.
  if !isTooDark, quality.contrast < thresholds.blankContrast,
    quality.focus < thresholds.leastFocus
  {
    found.append(.imageNoDocument)
  }
  if quality.glare > thresholds.mostGlare { found.append(.imageGlare) }
  return found.sorted()
}
