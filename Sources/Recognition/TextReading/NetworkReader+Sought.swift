private import Foundation
import Imaging
import Proofing

extension NetworkReader {
  /// What lines are read for.
  struct Sought: Equatable {
    /// Characters of each value.
    var lengths: [Int]
    /// Whether captions are wanted too, which look like none of them: then all lines are read in the end.
    var needsCaptions: Bool
  }

  /// Reads lines of a picture as long as more are wanted, first those that look like what is sought: large, and about as long.
  ///
  /// - Parameters:
  ///   - pixels: The picture, in colour or grey.
  ///   - box: Where lines are not read.
  ///   - sought: What is wanted beside the lines that were read so far; nil when they are enough. Asked now and then.
  /// - Returns: The lines, in no order; none when nothing was found.
  func read(
    _ pixels: Pixels, except box: Box, while sought: ([TextLine]) -> Sought?
  ) -> [TextLine] {
    let size = usualPageSize(of: pixels) ?? pageSize(of: pixels)
    var unread = lines(in: pixels, seenAt: size).filter { !box.contains($0.middle) }
    let heights = unread.map(\.height).sorted()
    guard let large = heights.dropLast(heights.count / 10).last else { return [] }
    var read: [TextLine] = []
    var width = 0
    while !unread.isEmpty, let sought = sought(read) {
      var ranked = unread.map { (quad: $0, distance: sought.distance(to: $0, where: large)) }
      for _ in 0..<Self.linesAtOnce {
        guard let least = ranked.map(\.distance).min() else { break }
        if least > Self.unlike, !sought.needsCaptions { return read }
        let near = ranked.indices.filter { ranked[$0].distance <= least + Self.alike }
        let next = near.min {
          let (one, other) = (ranked[$0], ranked[$1])
          let (fits, otherFits) = (one.quad.fits(width), other.quad.fits(width))
          return fits == otherFits ? one.distance < other.distance : fits
        }
        guard let next else { break }
        let quad = ranked.remove(at: next).quad
        if !quad.fits(width) { width = quad.soughtWidth }
        if let line = readLine(in: pixels, at: quad, padded: width) { read.append(line.text) }
      }
      unread = ranked.map(\.quad)
    }
    return read
  }

  /// The prepared size that shows a picture stretched by an eighth at most; nil where none does.
  ///
  /// A network that has to be prepared for a size of its own costs a third more. Cards without a zone are not stretched: they lose
  /// small print.
  private func usualPageSize(of pixels: Pixels) -> (width: Int, height: Int)? {
    let isSmall = Self.smallPages.contains(max(pixels.width, pixels.height))
    let aspect = Double(pixels.width) / Double(pixels.height)
    func stretch(_ size: (width: Int, height: Int)) -> Double {
      abs(log(Double(size.width) / Double(size.height) / aspect))
    }
    return (isSmall ? [Self.usualSmallPage] : Self.usualPages).filter { stretch($0) < 0.12 }
      .min { stretch($0) < stretch($1) }
  }

  /// Lines that are read before somebody asks whether they are enough.
  private static let linesAtOnce = 2
  /// From this distance on a line is none of what is sought.
  ///
  /// Of 314 values on 80 pages all lay nearer.
  private static let unlike = 1.2
  /// Pixels that a line beside a zone is wide at most: longer ones are captions, and are squeezed.
  fileprivate static let widestSought = zoneWidths.1
  /// Lines at distances so near to each other are read in the order that suits the library.
  private static let alike = 0.1
}

extension NetworkReader.Sought {
  /// How far a line is from what is sought: how many times too long or too short it is, and how much smaller than large
  /// print of its picture, in powers of e.
  fileprivate func distance(to quad: Quad, where large: Double) -> Double {
    let length = quad.width / quad.height / Self.heightsACharacter
    let misfit = lengths.map { abs(log(length / Double($0))) }.min() ?? 0
    return misfit + 0.7 * max(0, log(large / quad.height))
  }

  /// How wide a character is beside the height at which its line is found, which is more than that of its print.
  private static let heightsACharacter = 0.55
}

extension Quad {
  /// The usual width at which a line beside a zone is recognized: it is squeezed to 0.7 where none lies between.
  ///
  /// Of the values sought on 81 pages 328 were found so, 326 in unsqueezed lines, 316 at 0.6.
  var soughtWidth: Int { NetworkReader.padded(min(squeezedWidth, NetworkReader.widestSought)) }

  /// Whether a line may be recognized at a width at which another one was: a new width costs as much as 64 pixels.
  func fits(_ width: Int) -> Bool {
    width == soughtWidth || (width - 64...width).contains(squeezedWidth)
  }

  private var squeezedWidth: Int { lineWidth * 7 / 10 }
}
