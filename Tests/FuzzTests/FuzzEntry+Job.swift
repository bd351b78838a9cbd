import Foundation
import Proofing
import Support

@testable import Spool
@testable import spoolproof

extension FuzzEntry {
  func runJob(_ bytes: [UInt8]) throws {
    let names = JobReader.pictures(bytes)
    try require(names.allSatisfy(DropName.isPicture), "only names of pictures are told")
    _ = JobReader.priority(bytes)
    let id = JobReader.id(bytes)
    if JobReader.endsEarly(bytes) {
      try require(id == nil && names.isEmpty, "nothing is told of half a file")
    }
    let read = Result { () throws(Fault) in
      try readJob(bytes, id: id ?? "fuzz", file: "job.json")
    }
    switch read {
    case .success(let job):
      let selfie = job.selfie.map { [$0.file] } ?? []
      let named = job.evidence.flatMap(\.pictures).map(\.file) + selfie
      try require(!job.evidence.isEmpty, "a job has evidence")
      try require(Set(named) == Set(names), "a glance finds the job's pictures")
    case .failure(let fault):
      try require(fault.description.utf8.count <= 1_000, "a fault is short")
    }
  }

  /// What a policy file is read with.
  private static let catalogue = Result {
    let file = Folders.resources.appending(path: "reasons.json")
    return try JSONDecoder().decode(ReasonCatalogue.self, from: Data(contentsOf: file))
  }

  private static let shipped = Result {
    let file = Folders.resources.appending(path: "policies/nist-63a-4.yaml")
    return try String(contentsOf: file, encoding: .utf8)
  }

  func runPolicy(_ bytes: [UInt8]) throws {
    let shipped = try Self.shipped.get()
    let file = PolicyFile(file: "fuzz.yaml", catalogue: try Self.catalogue.get()) {
      $0 == "nist-63a-4" ? shipped : nil
    }
    do {
      let policy = try file.parse(String(decoding: bytes, as: UTF8.self))
      try require(policy == policy, "every number of a policy is one")
    } catch let error as PolicyFileError {
      try require(error.line >= 0, "an error says where")
    }
  }
}
