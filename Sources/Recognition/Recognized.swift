public import Imaging
public import Proofing

/// One picture of a document, as far as it was prepared for reading.
public struct PageImage: Sendable, Equatable {
  /// The whole picture, its EXIF orientation applied.
  public var picture: Pixels
  /// The document alone, its perspective undone; nil when its edges were not found.
  public var flattened: Pixels?

  /// A picture and, if there is one, its flattened document.
  public init(picture: Pixels, flattened: Pixels?) {
    self.picture = picture
    self.flattened = flattened
  }
}

/// What was read on one picture.
public struct Recognized: Sendable, Equatable {
  /// The upright page on which all boxes lie.
  public var page: Pixels
  /// What was read, by zone and then by attribute, at most one reading of each.
  public var readings: [Reading]
  /// What was noticed, sorted; the caller says on which evidence and side.
  public var findings: [Finding]
  /// CPU milliseconds by engine.
  public var milliseconds: [String: Double]
  /// What the zones for machines hold, character by character.
  public var verbatim: Verbatim

  /// What was read, put in order.
  init(
    page: Pixels, readings: [Reading], findings: [Finding], milliseconds: [String: Double] = [:],
    verbatim: Verbatim = Verbatim()
  ) {
    self.page = page
    self.readings = readings.sorted {
      ($0.zone.place, $0.attribute) < ($1.zone.place, $1.attribute)
    }
    self.findings = Set(findings).sorted()
    self.milliseconds = milliseconds
    self.verbatim = verbatim
  }
}

extension Zone {
  /// The place of the zone in the order in which they are declared.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
