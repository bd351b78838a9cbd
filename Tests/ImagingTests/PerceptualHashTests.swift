import Foundation
import Imaging
import Support
import Testing

@Suite struct PerceptualHashTests {
  private func hash(_ path: String, width: Int? = nil) throws -> [UInt64] {
    let bytes = [UInt8](try Data(contentsOf: Folders.samples.appending(path: path)))
    var picture = try decode(bytes, limits: ImagingLimits(), enoughPixels: 2_600).pixels
    if let width { picture = picture.resized(width: width, height: width * 5 / 8) }
    return try #require(perceptualHash(of: picture))
  }

  private func differing(_ left: [UInt64], _ right: [UInt64]) -> Int {
    zip(left, right).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
  }

  @Test func aSmallerPictureHasNearlyTheSame() throws {
    let path = "license-passes/front.jpg"
    #expect(differing(try hash(path), try hash(path, width: 500)) <= 8)
  }

  @Test func theOtherSideHasAnother() throws {
    let front = try hash("license-passes/front.jpg")
    #expect(differing(front, try hash("license-passes/back.jpg")) > 60)
  }

  @Test func aPictureOfOneShadeHasNone() {
    let bytes = (0..<40_000).map { UInt8(200 + $0 % 7) }
    #expect(perceptualHash(of: Pixels(width: 200, height: 200, channels: 1, bytes: bytes)) == nil)
  }
}
