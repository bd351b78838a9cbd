import Calibration
import Foundation
import Proofing
import Simulation

extension Resources {
  /// Who there is, by the tables of names.
  func population(today: CalendarDate) throws(ResourceError) -> Population {
    func table(_ name: String) throws(ResourceError) -> NameTable {
      NameTable(try text("tables/\(name).tsv"))
    }
    return Population(
      family: try table("family-names"), female: try table("given-names-female"),
      male: try table("given-names-male"), today: today)
  }

  /// The readings that simulations replay.
  func recordedReadings() throws -> [RecordedReading] {
    try RecordFile(bytes: bytes("tables/readings.jsonl")).readings
  }
}
