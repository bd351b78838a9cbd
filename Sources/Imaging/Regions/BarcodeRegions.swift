internal import COpenCV

/// A part of a picture that is densely covered with edges, as a PDF417 symbol is.
public struct BarcodeRegion: Sendable, Equatable {
  /// Its corners; the upper side runs along the symbol's rows, in either direction.
  public var quad: Quad
  /// The share of it that is covered with edges, 0 to 1.
  public var cover: Double
  /// How much stronger the edges across the upper side are than along it, 0 to 1.
  public var anisotropy: Double
}

extension Pixels {
  /// Finds where a PDF417 symbol may be, the largest part first.
  ///
  /// It looks at edges alone, so text and other barcodes are among them.
  ///
  /// - Parameter limit: How many to find at most.
  /// - Returns: The parts; none when there are no edges.
  public func barcodeRegions(limit: Int) -> [BarcodeRegion] {
    let plain = gray()
    var corners = [Double](repeating: 0, count: limit * 8)
    var traits = [Double](repeating: 0, count: limit * 2)
    let count = unsafe copencv_barcode_regions(
      plain.bytes, Int32(width), Int32(height), Int32(limit), &corners, &traits)
    return (0..<max(0, Int(count))).map { index in
      let points = (0..<4).map {
        Point(x: corners[index * 8 + $0 * 2], y: corners[index * 8 + $0 * 2 + 1])
      }
      return BarcodeRegion(
        quad: Quad(
          topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3]),
        cover: traits[index * 2], anisotropy: traits[index * 2 + 1])
    }
  }
}
