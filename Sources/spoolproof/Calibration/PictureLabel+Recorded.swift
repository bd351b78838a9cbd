import Calibration
import Proofing

extension PictureLabel {
  /// Where on the document the fields of a picture stand.
  var zone: Zone {
    switch kind {
    case .licenseFront: .visual
    case .licenseBack, .pdf417: .barcode
    default: .machineReadable
    }
  }

  /// Pairs what is printed on a picture with what was read.
  ///
  /// - Parameters:
  ///   - pages: What was read.
  ///   - fields: What is printed.
  ///   - picture: The picture's place.
  /// - Returns: One entry a field, in the order of attributes.
  func recorded(_ pages: [Page], fields: PrintedFields, picture: Int) -> [RecordedReading] {
    let readings = pages.flatMap(\.readings).filter { $0.zone == zone }
    return fields.values.sorted { $0.key < $1.key }.map { attribute, printed in
      RecordedReading(
        picture: picture, zone: zone, field: attribute, printed: printed,
        reading: readings.first { $0.attribute == attribute })
    }
  }
}
