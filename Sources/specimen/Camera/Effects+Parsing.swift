import Foundation
import Randomness

extension Effects {
  /// How pictures are taken, from good to bad.
  enum Style: String, Codable, Sendable, CaseIterable {
    /// On a flatbed scanner.
    case scan
    /// By a phone in a calm hand.
    case photo
    /// By a phone, askew, soft and noisy, in any orientation.
    case hard
  }

  /// Effects of a style.
  static func styled(_ style: Style, by random: inout SeededRandom) -> Effects {
    var effects = Effects()
    switch style {
    case .scan:
      effects.ground = .paper
      effects.margin = random.real(0.03...0.08)
      effects.degrees = random.real(-1.2...1.2)
      effects.blur = random.real(0.3...0.6)
      effects.noise = random.real(0.5...1.5)
      effects.quality = random.whole(82...92)
    case .photo:
      effects.ground = random.happens(0.6) ? .desk : .cloth
      effects.margin = random.real(0.06...0.14)
      effects.degrees = random.real(-6...6)
      effects.perspective = random.real(0.01...0.07)
      effects.blur = random.real(0.4...0.9)
      effects.noise = random.real(1...3)
      effects.glare = random.happens(0.3) ? random.real(0.05...0.15) : 0
      effects.shadow = random.real(0...0.25)
      effects.light = random.real(0.9...1.05)
      effects.quality = random.whole(72...88)
      effects.exif = random.pick([1, 1, 1, 6, 8, 3]) ?? 1
    case .hard:
      effects.ground = random.pick([.desk, .cloth, .paper, .wood]) ?? .desk
      effects.margin = random.real(0.1...0.25)
      effects.degrees = random.real(-16...16)
      effects.perspective = random.real(0.05...0.16)
      effects.blur = random.real(0.8...1.6)
      effects.noise = random.real(3...8)
      effects.glare = random.real(0.1...0.5)
      effects.shadow = random.real(0.15...0.45)
      effects.light = random.real(0.7...1.1)
      effects.quality = random.whole(48...72)
      effects.quarterTurns = random.below(4)
      effects.exif = random.whole(1...8)
    }
    return effects
  }

  /// Effects from the command line: a JSON file, or a style and settings.
  ///
  /// `photo`, `scan,degrees=3` and `ground=desk,blur=2` are all understood; a file may have the same settings.
  ///
  /// - Throws: ``SpecimenError`` that names the setting which is not known or out of range.
  static func parsed(_ text: String, by random: inout SeededRandom) throws(SpecimenError) -> Effects
  {
    if text.hasSuffix(".json") { return try Effects().changed(by: settings(inFile: text)) }
    var effects = Effects()
    var settings: [String: String] = [:]
    for word in text.split(separator: ",").map(String.init) {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        settings[parts[0]] = parts[1]
      } else if let style = Style(rawValue: word) {
        effects = styled(style, by: &random)
      } else if word != "none" {
        throw .effects("\(word) is neither none, scan, photo, hard nor a setting such as blur=2")
      }
    }
    return try effects.changed(by: settings)
  }

  private static func settings(inFile path: String) throws(SpecimenError) -> [String: String] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .effects("there is no file \(path)")
    }
    guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw .effects("\(path) is not a JSON object of settings")
    }
    return object.mapValues { "\($0)" }
  }

  /// The same with some settings changed.
  private func changed(by settings: [String: String]) throws(SpecimenError) -> Effects {
    var effects = self
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      switch name {
      case "ground":
        guard let ground = Ground(rawValue: value) else {
          throw .effects("ground is one of \(Ground.allCases.map(\.rawValue)), not \(value)")
        }
        effects.ground = ground
      case "across": effects.across = Int(try Self.number(value, name, 0...6_000))
      case "margin": effects.margin = try Self.number(value, name, 0...1)
      case "degrees": effects.degrees = try Self.number(value, name, -45...45)
      case "perspective": effects.perspective = try Self.number(value, name, 0...0.4)
      case "blur": effects.blur = try Self.number(value, name, 0...20)
      case "noise": effects.noise = try Self.number(value, name, 0...60)
      case "glare": effects.glare = try Self.number(value, name, 0...1)
      case "shadow": effects.shadow = try Self.number(value, name, 0...1)
      case "light": effects.light = try Self.number(value, name, 0.1...3)
      case "quality": effects.quality = Int(try Self.number(value, name, 1...100))
      case "quarterTurns": effects.quarterTurns = Int(try Self.number(value, name, 0...3))
      case "exif": effects.exif = Int(try Self.number(value, name, 1...8))
      default: throw .effects("there is no setting \(name)")
      }
    }
    return effects
  }

  private static func number(_ text: String, _ name: String, _ range: ClosedRange<Double>)
    throws(SpecimenError) -> Double
  {
    guard let number = Double(text), range.contains(number) else {
      throw .effects(
        "\(name) is a number from \(range.lowerBound) to \(range.upperBound), not \(text)")
    }
    return number
  }
}
