import Foundation
import Support
import Testing

@testable import Recognition

/// What `make setup` made of the networks; a machine without them has nothing to test here.
@Suite(.enabled(if: Folders.hasNetworks)) struct NetworkFilesTests {
  @Test func theRecognizerHasTheCharactersOfLatinScript() throws {
    let file = try String(
      contentsOf: Self.folder.appending(path: "characters.txt"), encoding: .utf8)
    let alphabet = NetworkAlphabet(file)
    #expect(alphabet.count == 621)
    #expect(alphabet.zoneColumns.allSatisfy { !$0.isEmpty })
  }

  /// Every convolution whose inputs have a range has integers for weights, and no other one.
  @Test func theRecognizersConvolutionsWithARangeHaveEightBits() throws {
    let file = Folders.package.appending(path: "Scripts/networks/ranges.tsv")
    let ranges = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    let bytes = try Data(contentsOf: Self.folder.appending(path: "PP-OCRv6_rec_small.onnx"))
    #expect(ranges.count == 24)
    // The name of integers stands where they are kept, and where they become real.
    #expect(count(of: ".w_0.whole", in: bytes) == 2 * ranges.count)
    // With 32 bits it had 12.4 MB.
    #expect(bytes.count < 8_000_000)
  }

  @Test func theDetectorEndsInPlainConvolutions() throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: "PP-OCRv6_det_small.onnx"))
    #expect(count(of: "DepthToSpace", in: bytes) == 1)
  }

  private func count(of name: String, in bytes: Data) -> Int {
    var count = 0
    var rest = bytes[...]
    while let found = rest.range(of: Data(name.utf8)) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }

  private static let folder = Folders.resources.appending(path: "models/openvino")
}
