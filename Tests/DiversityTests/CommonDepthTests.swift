import BioModel
import Diversity
import Testing

struct CommonDepthTests {
  private func table(_ totals: [Int]) -> FeatureTable {
    FeatureTable(
      sampleIDs: totals.indices.map { "s\($0)" }, featureIDs: ["x"], unit: .counts, rows: totals.map { [Double($0)] })
  }

  @Test("the largest depth that keeps nine of ten")
  func rule() throws {
    let totals = [9_000, 8_000, 7_000, 6_000, 5_000, 4_000, 3_000, 2_500, 2_000, 1_100]
    let found = try #require(CommonDepth(of: table(totals)))
    #expect(found.depth == 2_000)
    #expect(found.droppedSamples == ["s9"])
    #expect(found.keptSamples.count == 9)
    // 90 % of 11 are 9.9: ten must stay.
    #expect(CommonDepth(of: table(totals + [1_050]))?.depth == 1_100)
  }

  @Test("samples without reads do not count, but are listed as dropped")
  func empty() throws {
    let found = try #require(CommonDepth(of: table([0, 5_000, 4_000, 0])))
    #expect(found.depth == 4_000)
    #expect(found.droppedSamples == ["s0", "s3"])
  }

  @Test("never below 1,000 reads by rule, any depth by hand")
  func smallest() {
    #expect(CommonDepth(of: table([5_000, 4_000, 20, 10]))?.depth == 1_000)
    #expect(CommonDepth(of: table([5_000, 999, 20])) == nil)
    #expect(CommonDepth(of: table([999])) == nil)
    #expect(CommonDepth(of: table([1_000]))?.depth == 1_000)
    #expect(CommonDepth(of: table([])) == nil)
    #expect(CommonDepth(of: table([0, 0])) == nil)
    #expect(CommonDepth(of: table([50, 20]), depth: 30).keptSamples == ["s0"])
    #expect(CommonDepth(of: table([5_000, 4_000]).closed()) == nil)
  }
}
