/// One file of a report, not yet on disk.
public struct ReportFile: Sendable, Equatable {
  /// A plain name: letters, digits, dots and dashes.
  public var name: String
  /// What it holds.
  public var bytes: [UInt8]

  /// A file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The pictures of one page, encoded anew by the reader process: never the applicant's own bytes.
public struct PageImages: Sendable, Equatable {
  /// The flattened page as JPEG; empty when there is none.
  public var page: [UInt8]
  /// The crop of a reading as JPEG, by the reading's place in the page; of readings that share a
  /// box, the first has it.
  public var crops: [Int: [UInt8]]

  /// The pictures of a page.
  public init(page: [UInt8] = [], crops: [Int: [UInt8]] = [:]) {
    self.page = page
    self.crops = crops
  }
}
