/// What a header says about the pixels to come.
struct PictureSize: Equatable {
  var width: Int
  var height: Int
  var channels: Int

  /// Itself, if it is a size and within the limits.
  func checked(_ limits: ImagingLimits) throws(DecodeError) -> PictureSize {
    guard width > 0, height > 0 else { throw .damaged(.header) }
    guard limits.allow(width: width, height: height) else {
      throw .tooManyPixels(width: width, height: height)
    }
    return self
  }

  /// The smallest number of eighths that leaves at least so many pixels along the longer side.
  ///
  /// 8 when there are not that many, or when all are wanted.
  func eighths(for enoughPixels: Int?) -> Int {
    guard let enoughPixels else { return 8 }
    return (1...8).first { scaled(toEighths: $0).longerSide >= enoughPixels } ?? 8
  }

  /// The size at a number of eighths, rounded up as libjpeg does.
  func scaled(toEighths eighths: Int) -> PictureSize {
    PictureSize(
      width: (width * eighths + 7) / 8, height: (height * eighths + 7) / 8, channels: channels)
  }

  /// Pixels of this size, made by a shim.
  func filled(
    by fill: (UnsafeMutableBufferPointer<UInt8>) throws(DecodeError) -> Void
  ) throws(DecodeError) -> Pixels {
    let count = width * height * channels
    var outcome: Result<Void, DecodeError> = .failure(.damaged(.memory))
    let samples = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filledCount in
      let target = unsafe UnsafeMutableBufferPointer(rebasing: buffer[0..<count])
      do throws(DecodeError) {
        unsafe try fill(target)
        outcome = .success(())
        filledCount = count
      } catch {
        outcome = .failure(error)
        filledCount = 0
      }
    }
    try outcome.get()
    return Pixels(width: width, height: height, channels: channels, bytes: samples)
  }

  private var longerSide: Int { max(width, height) }
}
