internal import COpenCV
private import Glibc
public import Proofing

extension Pixels {
  /// One sample a pixel, by the ITU-R BT.601 weights; itself when it is grey already.
  public func gray() -> Pixels {
    guard channels == 3 else { return self }
    return unsafe filled(width: width, height: height, channels: 1) { source, target in
      unsafe copencv_gray(source, Int32(width), Int32(height), target)
    }
  }

  /// The same picture in another size: by area where it shrinks, cubic where it grows.
  ///
  /// A side that is asked for as less than 1 pixel gets 1.
  public func resized(width: Int, height: Int) -> Pixels {
    let (newWidth, newHeight) = (max(1, width), max(1, height))
    guard newWidth != self.width || newHeight != self.height else { return self }
    return unsafe filled(width: newWidth, height: newHeight, channels: channels) { source, target in
      unsafe copencv_resize(
        source, Int32(self.width), Int32(self.height), Int32(channels), target, Int32(newWidth),
        Int32(newHeight))
    }
  }

  /// Turned clockwise by quarter turns; any number, also negative.
  public func turned(quarterTurns: Int) -> Pixels {
    let orientations = [1, 6, 3, 8]
    return oriented(orientations[((quarterTurns % 4) + 4) % 4])
  }

  /// Upright, for an EXIF orientation of 1 to 8; any other number changes nothing.
  ///
  /// Source: Exif 2.32, tag 0x0112.
  func oriented(_ orientation: Int) -> Pixels {
    guard (2...8).contains(orientation) else { return self }
    let swaps = orientation >= 5
    return unsafe filled(
      width: swaps ? height : width, height: swaps ? width : height, channels: channels
    ) { source, target in
      unsafe copencv_orient(
        source, Int32(width), Int32(height), Int32(channels), Int32(orientation), target)
    }
  }

  /// The part inside a box, clamped to the picture.
  ///
  /// A box that lies outside gives the nearest pixel: there are no empty pictures.
  public func cropped(to box: Box) -> Pixels {
    let left = min(max(0, box.x), width - 1)
    let top = min(max(0, box.y), height - 1)
    let right = min(max(left + 1, box.x.clampedSum(box.width)), width)
    let bottom = min(max(top + 1, box.y.clampedSum(box.height)), height)
    guard (left, top, right, bottom) != (0, 0, width, height) else { return self }
    var part: [UInt8] = []
    part.reserveCapacity((right - left) * (bottom - top) * channels)
    for row in top..<bottom {
      let start = (row * width + left) * channels
      part += bytes[start..<start + (right - left) * channels]
    }
    return Pixels(width: right - left, height: bottom - top, channels: channels, bytes: part)
  }

  /// What lies within four corners, flattened to a rectangle.
  ///
  /// Corners must be finite and may lie outside the picture: its border pixels are repeated there.
  /// A side that is asked for as less than 1 pixel gets 1. Sampling is cubic where the scale asks for
  /// it, and linear otherwise or when that is good enough.
  public func warped(from quad: Quad, width: Int, height: Int, linear: Bool = false) -> Pixels {
    let (newWidth, newHeight) = (max(1, width), max(1, height))
    let corners = quad.corners.flatMap { [$0.x, $0.y] }
    return unsafe filled(width: newWidth, height: newHeight, channels: channels) { source, target in
      unsafe copencv_warp(
        source, Int32(self.width), Int32(self.height), Int32(channels), corners,
        linear ? 1 : 0, target, Int32(newWidth), Int32(newHeight))
    }
  }

  /// Blurred by a Gaussian of a deviation in pixels; below a tenth nothing happens.
  ///
  /// The border pixels go on outside. Deviations above 100 count as 100.
  public func blurred(_ deviation: Double) -> Pixels {
    guard deviation >= 0.1 else { return self }
    return unsafe filled(width: width, height: height, channels: channels) { source, target in
      unsafe copencv_blur(
        source, Int32(width), Int32(height), Int32(channels), min(100, deviation), target)
    }
  }

  /// Turned clockwise about the centre by any angle, on a canvas that holds all of it.
  ///
  /// Outside the picture its border pixels are repeated.
  public func rotated(degrees: Double) -> Pixels {
    let outline = canvas(turnedBy: degrees)
    return warped(
      from: outline, width: Int(outline.width.rounded()), height: Int(outline.height.rounded()))
  }

  /// The corners, in this picture, of the canvas that holds it after a clockwise turn.
  private func canvas(turnedBy degrees: Double) -> Quad {
    let angle = degrees * .pi / 180
    let (sine, cosine) = (sin(angle), cos(angle))
    let across = (Double(width) * abs(cosine) + Double(height) * abs(sine)).rounded()
    let down = (Double(width) * abs(sine) + Double(height) * abs(cosine)).rounded()
    func source(_ x: Double, _ y: Double) -> Point {
      Point(
        x: Double(width) / 2 + x * cosine + y * sine,
        y: Double(height) / 2 - x * sine + y * cosine)
    }
    return Quad(
      topLeft: source(-across / 2, -down / 2), topRight: source(across / 2, -down / 2),
      bottomRight: source(across / 2, down / 2), bottomLeft: source(-across / 2, down / 2))
  }

  /// New pixels of a known size, filled by the shim.
  ///
  /// The shim fails only when memory runs out, which ends the process as it does for any array:
  /// its sizes are made here.
  func filled(
    width newWidth: Int, height newHeight: Int, channels newChannels: Int,
    by fill: (UnsafePointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Int32
  ) -> Pixels {
    let count = newWidth * newHeight * newChannels
    var status: Int32 = -1
    let samples = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filledCount in
      unsafe bytes.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
        status = unsafe fill(from, to)
      }
      filledCount = status == 0 ? count : 0
    }
    precondition(status == 0, "out of memory")
    return Pixels(width: newWidth, height: newHeight, channels: newChannels, bytes: samples)
  }
}

extension Int {
  /// The sum, or the greatest number when it would overflow.
  fileprivate func clampedSum(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(Swift.max(0, other))
    return overflow ? .max : sum
  }
}
