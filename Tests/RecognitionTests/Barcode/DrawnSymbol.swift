import CBarcodes
import Imaging

/// A symbol drawn by the writer, to be looked at by the reader.
struct DrawnSymbol {
  /// Modules across.
  var width: Int
  /// Rows.
  var height: Int
  /// 1 for dark.
  var modules: [UInt8]

  /// Nil when the bytes do not fit into a symbol.
  init?(_ bytes: [UInt8], level: Int32 = 5) {
    var (width, height): (Int32, Int32) = (0, 0)
    var modules = [UInt8](repeating: 0, count: 60_000)
    let count = unsafe cbarcodes_write_pdf417(
      bytes, Int32(bytes.count), level, &modules, Int32(modules.count), &width, &height)
    guard count > 0 else { return nil }
    self.width = Int(width)
    self.height = Int(height)
    self.modules = Array(modules.prefix(Int(count)))
  }

  /// The symbol on a grey card with a light quiet zone and a darker table around.
  func picture(module: Int, margin: Int = 24) -> Pixels {
    let (across, down) = (width * module, height * 3 * module)
    let (full, tall) = (across + 2 * margin * module, down + 2 * margin * module)
    var bytes = [UInt8](repeating: 90, count: full * tall)
    for y in 0..<tall {
      for x in 0..<full {
        let (u, v) = (x / module - margin, y / module - margin)
        if (0..<width).contains(u), (0..<height * 3).contains(v) {
          bytes[y * full + x] = modules[v / 3 * width + u] == 1 ? 35 : 225
        } else if (-3..<width + 3).contains(u), (-3..<height * 3 + 3).contains(v) {
          bytes[y * full + x] = 225
        } else if (-12..<width + 12).contains(u), (-12..<height * 3 + 12).contains(v) {
          bytes[y * full + x] = 180
        }
      }
    }
    return Pixels(width: full, height: tall, channels: 1, bytes: bytes)
  }

  /// The symbol alone, flat.
  func flat(scale: Int) -> Pixels {
    let picture = picture(module: scale, margin: 0)
    return picture
  }
}

extension Pixels {
  /// Blurred, by growing again what was made smaller.
  func blurred(by factor: Double) -> Pixels {
    resized(width: Int(Double(width) / factor), height: Int(Double(height) / factor))
      .resized(width: width, height: height)
  }

  /// Seen at an angle: the right side is further away.
  func tilted(_ share: Double) -> Pixels {
    let (w, h) = (Double(width), Double(height))
    // The source is wider than the picture on the right, so that it looks smaller there.
    return warped(
      from: Quad(
        topLeft: Point(x: 0, y: 0), topRight: Point(x: w, y: -h * share),
        bottomRight: Point(x: w, y: h * (1 + share)), bottomLeft: Point(x: 0, y: h)),
      width: width, height: height)
  }
}
