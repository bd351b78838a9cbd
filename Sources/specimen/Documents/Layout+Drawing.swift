import Proofing

extension Layout {
  /// The front of a license in this design, an SVG file.
  ///
  /// - Parameters:
  ///   - values: What is printed, by ``Line`` without the names, and what the holes of the drawing take.
  ///   - names: The lines of names from the top, each with what its label is called.
  ///   - labels: The labels by what they stand beside; a value without one stands alone.
  ///   - drawings: SVG for the holes of the drawing.
  /// - Returns: The whole drawing.
  /// - Throws: ``SpecimenError`` when a value is missing.
  func drawn(
    _ values: [String: String], names: [(label: String, text: String)], labels: [String: String],
    drawings: [String: String]
  ) throws(SpecimenError) -> String {
    let below = try Template(text: drawing.joined(separator: "\n")).filled(
      values, drawings: drawings)
    var above = ""
    for field in fields {
      let key: String
      let value: String
      switch field.line {
      case .upperName, .lowerName:
        let place = field.line == .upperName ? 0 : 1
        guard place < names.count else { continue }
        (key, value) = names[place]
      default:
        key = field.line.rawValue
        guard let known = values[key] else { throw .resource("layouts.json (no value \(key))") }
        value = known
      }
      if let label = labels[key] {
        above += Self.text(label, x: field.x, y: field.y, size: labelSize, color: labelColor)
      }
      above += Self.text(
        value, x: field.x + field.right, y: field.y + field.down, size: size(of: value, in: field),
        color: field.color ?? color, bold: field.bold == true)
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="\(font)">
      \(below)
      \(above)</svg>
      """
  }

  /// The size at which a long name or street keeps to its room.
  ///
  /// Capitals of the widest font in use take 0.76 of their size on average.
  private func size(of value: String, in field: Field) -> Int {
    let widest = Double(value.count * field.size) * 0.76
    return widest > Double(room) ? Int(Double(field.size * room) / widest) : field.size
  }

  private static func text(
    _ text: String, x: Int, y: Int, size: Int, color: String, bold: Bool = false
  ) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" fill=\"\(color)\""
      + (bold ? " font-weight=\"bold\"" : "") + ">\(Template.escaped(text))</text>\n"
  }

  /// A date as this design writes it.
  func written(_ date: CalendarDate) -> String {
    let parts = date.description.split(separator: "-")
    return dates.replacing("YYYY", with: parts[0])
      .replacing("MMM", with: date.monthInLetters)
      .replacing("MM", with: parts[1]).replacing("DD", with: parts[2])
  }
}

extension CalendarDate {
  /// The month in three capital letters, in English.
  var monthInLetters: String {
    let months = [
      "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]
    return months[month - 1]
  }
}
