import Imaging
import Randomness

/// What a document lies on: colour pixels made of smoothed noise, cheap and different with each seed.
///
/// - Parameters:
///   - kind: Which surface; `none` is white.
///   - width: Width in pixels.
///   - height: Height in pixels.
///   - random: The numbers that shape it.
/// - Returns: Colour pixels of the size.
func ground(_ kind: Effects.Ground, width: Int, height: Int, by random: inout SeededRandom)
  -> Pixels
{
  // Base colour, how far it strays, and grains across and down: few across make streaks of wood.
  let surface: (color: [Int], stray: Int, across: Int, down: Int) =
    switch kind {
    case .none, .paper: ([236, 236, 232], 4, 5, 5)
    case .desk: ([124, 96, 72], 7, 5, 40)
    case .wood: ([112, 78, 52], 22, 6, 130)
    case .cloth: ([52, 60, 74], 9, 90, 70)
    }
  let tint = random.whole(-12...12)
  var coarse: [UInt8] = []
  for _ in 0..<surface.across * surface.down {
    let lift = random.whole(-surface.stray...surface.stray) + tint
    coarse += surface.color.map { UInt8(clamping: $0 + lift) }
  }
  return Pixels(width: surface.across, height: surface.down, channels: 3, bytes: coarse)
    .resized(width: width, height: height)
}
