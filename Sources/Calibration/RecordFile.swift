private import Foundation
internal import Proofing

/// A file of recorded readings: JSON Lines, the first one about the file, then one a reading.
///
/// `sure` holds confidences in ten-thousandths. What is `read` stands there only where it is not what is printed;
/// `by`, the engine's place in the first line, stands there only where something was read; what most readings
/// of a zone have, proof and confidence, is left out.
public struct RecordFile: Sendable, Equatable {
  /// What was read.
  public var readings: [RecordedReading]

  /// A file of these readings.
  public init(_ readings: [RecordedReading]) { self.readings = readings }

  /// The first line.
  private struct Head: Codable {
    var format: Int
    var engines: [String]
  }

  /// A reading.
  fileprivate struct Row: Codable {
    var page: Int
    var zone: Zone
    var field: Attribute
    var by: Int?
    var printed: String
    var read: String?
    var sure: [Int]?
    var proof: Proof?
  }

  /// The file, the same for the same readings.
  ///
  /// - Throws: What the encoder says, which is a fault of the program.
  public func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let engines = Set(readings.map(\.engine)).subtracting([""]).sorted()
    var data = try encoder.encode(Head(format: 1, engines: engines))
    for reading in readings {
      let sure = reading.confidences.map { Int(($0 * 10_000).rounded()) }
      let isUsual = sure.allSatisfy { $0 == Self.usualSureness(reading.zone) }
      let row = Row(
        page: reading.picture, zone: reading.zone, field: reading.field,
        by: engines.firstIndex(of: reading.engine), printed: reading.printed,
        read: reading.read == reading.printed ? nil : reading.read,
        sure: reading.read == nil || isUsual ? nil : sure,
        proof: reading.proof == Self.usual(reading.zone) ? nil : reading.proof)
      data += Data("\n".utf8) + (try encoder.encode(row))
    }
    return Array(data) + Array("\n".utf8)
  }

  /// Reads a file.
  ///
  /// - Parameter bytes: What ``bytes()`` wrote.
  /// - Throws: ``RecordFileError``, which names the line.
  public init(bytes: [UInt8]) throws(RecordFileError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let decoder = JSONDecoder()
    func decoded<Value: Decodable>(_ place: Int, as type: Value.Type) throws(RecordFileError)
      -> Value
    {
      do {
        return try decoder.decode(type, from: Data(lines[place]))
      } catch { throw RecordFileError(line: place + 1) }
    }
    guard !lines.isEmpty else { throw RecordFileError(line: 1) }
    let head = try decoded(0, as: Head.self)
    guard head.format == 1 else { throw RecordFileError(line: 1) }
    readings = []
    for place in lines.indices.dropFirst() {
      let row = try decoded(place, as: Row.self)
      guard let reading = RecordedReading(row, engines: head.engines) else {
        throw RecordFileError(line: place + 1)
      }
      readings.append(reading)
    }
  }

  /// The confidence of most characters of a zone, in ten-thousandths.
  fileprivate static func usualSureness(_ zone: Zone) -> Int { zone == .barcode ? 9_995 : 10_000 }

  /// What proves most readings of a zone.
  fileprivate static func usual(_ zone: Zone) -> Proof {
    zone == .barcode ? .errorCorrection : .none
  }
}

/// A line of a file of recorded readings that is not one.
public struct RecordFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// What was expected.
  public var description: String {
    "line \(line) of the recorded readings: expected what `spoolproof calibrate --record` writes"
  }
}

extension RecordedReading {
  /// A reading from its row; nil when the row contradicts itself.
  fileprivate init?(_ row: RecordFile.Row, engines: [String]) {
    guard let by = row.by else {
      self.init(
        picture: row.page, zone: row.zone, field: row.field, printed: row.printed, reading: nil)
      return
    }
    let read = row.read ?? row.printed
    let count = read.unicodeScalars.count
    let sure = row.sure ?? Array(repeating: RecordFile.usualSureness(row.zone), count: count)
    guard engines.indices.contains(by), sure.count == count,
      sure.allSatisfy((0...10_000).contains)
    else { return nil }
    self.init(
      picture: row.page, zone: row.zone, field: row.field, printed: row.printed, reading: nil)
    engine = engines[by]
    self.read = read
    confidences = sure.map { Double($0) / 10_000 }
    proof = row.proof ?? RecordFile.usual(row.zone)
  }
}
