import Foundation
import Imaging
import Proofing
import Testing

@Suite struct QualityTests {
  static let good = Quality(
    documentPixels: 1_000, dotsPerInch: 300, focus: 400, steadiness: 0.7, brightness: 170,
    contrast: 150,
    glare: 0, edgesFound: true)

  @Test func brightnessAndContrastAreThoseOfThePixels() {
    // Of 100 pixels 10 are black, 80 grey, 10 white.
    let bytes: [UInt8] =
      Array(repeating: 0, count: 10) + Array(repeating: 100, count: 80)
      + Array(repeating: 255, count: 10)
    let quality = measureQuality(
      of: Pixels(width: 10, height: 10, channels: 1, bytes: bytes), shape: nil)
    #expect(abs(quality.brightness - 105.5) < 0.01)
    #expect(quality.contrast == 255)
    #expect(quality.documentPixels == 10)
    #expect(!quality.edgesFound)
  }

  @Test func aFlatPictureHasNoContrastAndNoFocus() {
    let flat = Pixels(
      width: 400, height: 300, channels: 3, bytes: Array(repeating: 90, count: 360_000))
    let quality = measureQuality(of: flat, shape: .id1)
    #expect(quality.contrast == 0)
    #expect(quality.focus == 0)
    #expect(quality.glare == 0)
    #expect(quality.brightness == 90)
    #expect(abs((quality.dotsPerInch ?? 0) - 400 / (85.60 / 25.4)) < 0.001)
  }

  @Test func everyBlurLowersFocus() {
    let card = Drawing.card(width: 1_000, height: 631)
    let focus = [1, 2, 4, 8, 16].map { factor in
      let small = card.resized(width: 1_000 / factor, height: 631 / factor)
      return measureQuality(of: small.resized(width: 1_000, height: 631), shape: .id1).focus
    }
    for (sharper, softer) in zip(focus, focus.dropFirst()) { #expect(sharper > softer) }
    #expect(focus[0] > QualityThresholds().leastPrintFocus)
  }

  /// What a camera sees that moves so many pixels along a straight path.
  private func moved(_ page: Pixels, by length: Double, degrees: Double) -> Pixels {
    let (x, y) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    let steps = (-8...8).map { Double($0) / 16 * length }
    var moved = page
    for row in 0..<page.height {
      for column in 0..<page.width {
        for channel in 0..<page.channels {
          let sum = steps.reduce(0) { sum, step in
            let from = min(max(0, column + Int((step * x).rounded())), page.width - 1)
            let line = min(max(0, row + Int((step * y).rounded())), page.height - 1)
            return sum + Int(page.bytes[(line * page.width + from) * page.channels + channel])
          }
          moved.bytes[(row * page.width + column) * page.channels + channel] =
            UInt8(sum / steps.count)
        }
      }
    }
    return moved
  }

  @Test(arguments: [0.0, 35, 90, 120])
  func aCameraThatMovesBlursWhateverTheDirection(degrees: Double) {
    let card = Drawing.card(width: 600, height: 378)
    #expect(findings(from: measureQuality(of: card, shape: .id1)) == [])
    let quality = measureQuality(of: moved(card, by: 9, degrees: degrees), shape: .id1)
    #expect(quality.steadiness < QualityThresholds().leastSteadiness)
    #expect(findings(from: quality).contains(.imageBlurred))
  }

  @Test func aPictureOutOfFocusIsAlikeInAllDirections() {
    let card = Drawing.card(width: 600, height: 378)
    let soft = card.resized(width: 150, height: 95).resized(width: 600, height: 378)
    let quality = measureQuality(of: soft, shape: .id1)
    #expect(quality.steadiness > QualityThresholds().leastSteadiness)
  }

  /// A light that falls on a page: full within, and fading at its edge over `fade` pixels.
  private func lit(_ page: Pixels, x: Double, y: Double, radius: Double, fade: Double) -> Pixels {
    var lit = page
    for row in 0..<page.height {
      for column in 0..<page.width {
        let distance = Point(x: Double(column), y: Double(row) * 1.4).distance(
          to: Point(x: x, y: y * 1.4))
        let light = 230 * min(1, max(0, (radius + fade - distance) / fade))
        for channel in 0..<3 {
          let place = (row * page.width + column) * 3 + channel
          lit.bytes[place] = UInt8(min(255, Double(page.bytes[place]) + light))
        }
      }
    }
    return lit
  }

  @Test(arguments: [3.0, 20, 90])
  func aSpotOfLightIsGlareHoweverFastItFades(fade: Double) {
    for paper: UInt8 in [150, 215, 240] {
      let card = Drawing.card(width: 600, height: 378, paper: paper)
      #expect(measureQuality(of: card, shape: .id1).glare == 0)
      // Over the portrait, over print, and at the side.
      for (x, y) in [(130.0, 190.0), (400, 200), (590, 100)] {
        let lit = lit(card, x: x, y: y, radius: 55, fade: fade)
        #expect(measureQuality(of: lit, shape: .id1).glare > QualityThresholds().mostGlare)
      }
    }
  }

  @Test func aSmallSpotIsGlareWhenItIsAnEllipse() {
    let card = Drawing.card(width: 600, height: 378)
    let lit = lit(card, x: 300, y: 200, radius: 24, fade: 5)
    #expect(measureQuality(of: lit, shape: .id1).glare > QualityThresholds().mostGlare)
    // A small white field is none.
    var printed = card
    for row in 180..<220 {
      for column in 280..<340 {
        for channel in 0..<3 { printed.bytes[(row * 600 + column) * 3 + channel] = 255 }
      }
    }
    #expect(measureQuality(of: printed, shape: .id1).glare == 0)
  }

  @Test func whitePaperAndWhitePrintAreNoGlare() {
    let white = Drawing.card(width: 600, height: 378, paper: 255)
    #expect(measureQuality(of: Drawing.color(white.gray()), shape: .id1).glare == 0)
    // A white field, and a white heading.
    var printed = Drawing.card(width: 600, height: 378)
    for (columns, rows) in [(40..<160, 100..<250), (0..<600, 0..<40)] {
      for row in rows {
        for column in columns {
          for channel in 0..<3 { printed.bytes[(row * 600 + column) * 3 + channel] = 255 }
        }
      }
    }
    #expect(measureQuality(of: printed, shape: .id1).glare == 0)
  }

  @Test func aGoodPictureHasNoFindings() {
    #expect(findings(from: Self.good) == [])
    #expect(findings(from: Self.good, channels: 1) == [.imageGrayscale])
  }

  @Test(arguments: [
    Row(focus: 5, .imageBlurred), Row(steadiness: 0.2, .imageBlurred),
    Row(brightness: 30, .imageTooDark), Row(brightness: 34),
    Row(glare: 0.05, .imageGlare),
    Row(focus: 40, brightness: 240, .imageTooBright),
    Row(focus: 40, contrast: 25, .imageLowContrast),
    // Light or pale pages with sharp print are no findings, unless they are burnt out.
    Row(brightness: 238), Row(contrast: 5), Row(brightness: 245, .imageTooBright),
    // In the dark there is little contrast.
    Row(focus: 40, brightness: 25, contrast: 20, .imageTooDark),
    Row(focus: 4, brightness: 15, contrast: 5, .imageTooDark),
    // A faint picture is not a blurred one.
    Row(focus: 5, contrast: 20, .imageLowContrast),
    Row(focus: 0.1, contrast: 20, .imageBlurred, .imageLowContrast),
  ])
  func oneBadNumberIsOneFinding(row: Row) {
    #expect(findings(from: row.quality) == row.reasons)
  }

  struct Row {
    var quality: Quality
    var reasons: [Reason]

    init(
      focus: Double = 400, steadiness: Double = 0.7, brightness: Double = 170,
      contrast: Double = 150, glare: Double = 0,
      _ reasons: Reason...
    ) {
      quality = good
      quality.focus = focus
      quality.steadiness = steadiness
      quality.brightness = brightness
      quality.contrast = contrast
      quality.glare = glare
      self.reasons = reasons
    }
  }

  @Test func fewPixelsAreLowResolution() {
    var quality = Self.good
    quality.documentPixels = 349
    #expect(findings(from: quality) == [.imageLowResolution])
    quality.documentPixels = 350
    #expect(findings(from: quality) == [])
  }

  @Test func aBlankPictureHasNoDocument() {
    let flat = Pixels(
      width: 500, height: 300, channels: 3, bytes: Array(repeating: 240, count: 450_000))
    #expect(
      flatten(flat, type: .passport).findings
        == [.imageBlurred, .imageNoDocument, .imageTooBright])
  }
}
