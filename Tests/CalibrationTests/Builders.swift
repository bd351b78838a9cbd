import Proofing

@testable import Calibration

extension RecordedReading {
  /// A field with what was read; every character of one confidence unless they are given.
  static func make(
    _ printed: String, read: String?, picture: Int = 0, zone: Zone = .visual,
    field: Attribute = .documentNumber, confidence: Double = 0.99, confidences: [Double]? = nil,
    engine: String = "drawn", proof: Proof = .none
  ) -> RecordedReading {
    RecordedReading(
      picture: picture, zone: zone, field: field, printed: printed,
      reading: read.map { read in
        Reading(
          attribute: field, zone: zone, box: Box(x: 0, y: 0, width: 1, height: 1), raw: read,
          value: read,
          confidences: confidences ?? read.unicodeScalars.map { _ in confidence }, proof: proof,
          engine: engine)
      })
  }
}
