import CBarcodes

/// The modules of a PDF417 symbol.
struct BarcodeSymbol: Sendable, Equatable {
  /// Modules in a line, start and stop pattern included.
  let width: Int
  /// Lines.
  let height: Int
  /// One byte a module from the top, 1 for dark.
  let modules: [UInt8]

  /// The symbol of a payload, with error correction of level 5 (AAMVA 2020 section D.4).
  init(payload: String) throws(SpecimenError) {
    let bytes = payload.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    // The widest symbol has 583 modules and 90 lines.
    var modules = [UInt8](repeating: 0, count: 583 * 90)
    var (width, height) = (Int32(0), Int32(0))
    let count = unsafe cbarcodes_write_pdf417(
      bytes, Int32(bytes.count), 5, &modules, Int32(modules.count), &width, &height)
    guard count > 0, count <= modules.count else { throw .barcode(bytes.count) }
    self.width = Int(width)
    self.height = Int(height)
    self.modules = Array(modules.prefix(Int(count)))
  }

  /// The dark modules as one SVG path of rectangles, whole pixels all of them.
  func path(left: Int, top: Int, module: Int, line: Int) -> String {
    var path = ""
    for row in 0..<height {
      var column = 0
      while column < width {
        guard modules[row * width + column] != 0 else {
          column += 1
          continue
        }
        let start = column
        while column < width, modules[row * width + column] != 0 { column += 1 }
        let run = (column - start) * module
        path += "M\(left + start * module) \(top + row * line)h\(run)v\(line)h\(-run)z"
      }
    }
    return path
  }
}
