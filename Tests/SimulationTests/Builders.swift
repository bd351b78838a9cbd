import Calibration
import Foundation
import Proofing
import Scoring
import Support
import Testing

@testable import Simulation

extension Population {
  /// A few names, the first one far more frequent than the others.
  static func make() throws -> Population {
    Population(
      family: NameTable("SMITH\t1006\nGARCIA\t254\nNGUYEN\t48\nKOWALSKI\t5\n"),
      female: NameTable("MARY\t2629\nPATRICIA\t1073\nMARIA\t828\nASHLEY\t303\n"),
      male: NameTable("JAMES\t3318\nROBERT\t3143\nWILLIAM\t2451\nLUIS\t189\n"),
      today: try #require(CalendarDate(year: 2026, month: 6, day: 1)))
  }
}

extension RecordedReader {
  /// Recorded pictures of every zone on which all is right and sure.
  static func flawless() -> RecordedReader {
    let fields: [(Attribute, String)] = [
      (.familyName, "LINDQVIST"), (.givenNames, "GRACE"), (.dateOfBirth, "19800101"),
      (.documentNumber, "X1234567"), (.dateOfExpiry, "20300101"), (.dateOfIssue, "20200101"),
      (.sex, "F"), (.street, "12OAKCOURT"), (.city, "ATLANTA"), (.region, "GA"),
      (.postalCode, "30301"), (.nationality, "UTO"),
    ]
    return RecordedReader(
      Zone.allCases.enumerated().flatMap { picture, zone in
        fields.map { field, printed in
          RecordedReading.make(printed, read: printed, picture: picture, zone: zone, field: field)
        }
      })
  }
}

extension RecordedReading {
  /// A field with what was read, as sure as its zone can be.
  static func make(
    _ printed: String, read: String?, picture: Int = 0, zone: Zone, field: Attribute,
    confidences: [Double]? = nil
  ) -> RecordedReading {
    let proof: Proof =
      switch zone {
      case .barcode: .errorCorrection
      case .machineReadable: .checkDigit
      case .visual: .confidence
      }
    return RecordedReading(
      picture: picture, zone: zone, field: field, printed: printed,
      reading: read.map { read in
        Reading(
          attribute: field, zone: zone, box: Box(x: 0, y: 0, width: 1, height: 1), raw: read,
          value: read,
          confidences: confidences ?? read.unicodeScalars.map { _ in 0.9999 }, proof: proof,
          engine: "drawn")
      })
  }
}

/// Simulated jobs under the shipped policy, read without a flaw unless another reader is given.
func simulated(
  _ counts: [SimulatedKind: Int], seed: UInt64 = 1, reader: RecordedReader = .flawless(),
  policy: Policy = .make()
) throws -> [SimulatedOutcome] {
  var plan = SimulationPlan(genuine: 0, impostors: 0, shares: policy.scoring.shares)
  plan.counts = counts
  return simulate(
    plan, seed: seed, population: try .make(), reader: reader, policy: policy,
    tables: ScoringTables(), catalogue: try .shipped(),
    triesThresholds: true)
}
