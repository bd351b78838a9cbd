import Foundation
import Spool
import Support

extension TemporaryFolder {
  /// An empty spool in it.
  func makeSpool() throws -> Spool {
    let path = url.appending(path: "spool").path(percentEncoded: false)
    try Spool.create(at: path)
    return Spool(path: path)
  }
}
