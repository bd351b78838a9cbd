import Imaging
import Testing

@testable import Recognition

@Suite struct SymbolRebuildingTests {
  private let payload = SamplePayload.make().bytes
  private let patterns = CodewordPatterns(spill: 0.2)

  @Test func everyPatternIsACodewordOfItsCluster() {
    for (cluster, all) in patterns.clusters.enumerated() {
      #expect(all.count >= 929 * 17)
      for start in stride(from: 0, to: all.count, by: 17) {
        var widths: [Int] = []
        var previous: Float = 0
        for module in all[start..<start + 17] {
          if module == previous { widths[widths.count - 1] += 1 } else { widths.append(1) }
          previous = module
        }
        #expect(widths.count == 8 && widths.allSatisfy { (1...6).contains($0) })
        let key = widths[0] - widths[2] + widths[4] - widths[6]
        #expect((key + 9) % 9 == cluster * 3)
      }
    }
  }

  @Test(arguments: [0, 1, 2]) func aBlurredPatternIsNearestToItself(cluster: Int) {
    let all = patterns.clusters[cluster]
    for start in stride(from: 0, to: all.count, by: 17 * 61) {
      let seen = CodewordPatterns.blurred(Array(all[start..<start + 17]), spill: 0.2)
      let dim = seen.map { 40 + 12 * $0 }
      let found = patterns.nearest(to: dim, cluster: cluster)
      #expect(found.start == start && found.likeness > 0.999)
    }
  }

  @Test func theRowsAreCounted() throws {
    let symbol = try #require(DrawnSymbol(payload))
    let flat = FlatSymbol(gray: symbol.flat(scale: 4), scale: 4)
    #expect(flat.rowLayouts(limit: 1).map(\.count) == [symbol.height])
  }

  @Test func aDrawingCarriesThePayload() throws {
    let symbol = try #require(DrawnSymbol(payload))
    let flat = FlatSymbol(gray: symbol.flat(scale: 4), scale: 4)
    #expect(flat.rebuilt(limit: 1).first.flatMap { decodeSymbol($0) }?.payload == payload)
  }

  @Test func blurThatStopsTheDecoderIsOvercome() throws {
    let symbol = try #require(DrawnSymbol(payload))
    // One pixel for 1.4 modules: thin bars run together.
    let blurred = symbol.picture(module: 4, margin: 0).blurred(by: 5.6)
    #expect(decodeSymbol(blurred) == nil)
    let flat = FlatSymbol(gray: blurred, scale: 4)
    let payloads = flat.rebuilt(limit: 2).compactMap { decodeSymbol($0)?.payload }
    #expect(payloads.first == payload)
  }
}
