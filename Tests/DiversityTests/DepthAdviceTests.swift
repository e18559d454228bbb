import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct DepthAdviceTests {
  @Test("samples lost and shares left, against the rarefied metrics")
  func shares() throws {
    let table = try GoldenFiles.smallTable()
    let advice = try DepthAdvice(of: table, depths: [1_000, 5_000], threads: ThreadCount(2))
    let common = try #require(CommonDepth(of: table))
    #expect(advice.commonDepth == common.depth)
    #expect(advice.candidates.map(\.depth) == Set([1_000, 5_000, common.depth]).sorted())
    let first = try #require(advice.candidates.first { $0.depth == 1_000 })
    var shares: [Double] = []
    for sample in 0..<table.sampleCount {
      let assemblage = Assemblage(table[sample: sample].values, unit: .counts)
      let value = RarefiedAlphaDiversity.value(ObservedFeaturesRarefied(), of: assemblage, depth: 1_000)
      if let number = value.number {
        shares.append(number / Double(assemblage.richness))
      } else {
        #expect(first.lostSamples.contains(table.sampleIDs[sample]))
      }
    }
    let found = try #require(first.observedFeatures)
    let expected = try #require(DepthShare(shares))
    #expect(agree(found.median, expected.median, within: 1e-12))
    #expect(agree(found.smallest, expected.smallest, within: 1e-12))
    #expect(first.keptCount == shares.count && first.keptCount + first.lostSamples.count == table.sampleCount)
    // Dominant features are seen first: what is left rises with the order.
    #expect(try found.median < #require(first.hill1).median)
    #expect(try #require(first.hill1).median < #require(first.hill2).median + 1e-3)
    #expect(try #require(first.coverage).smallest > 0.8)
    #expect(try DepthAdvice(of: table, depths: [1_000, 5_000]) == advice)
    #expect(try DepthAdvice(of: table, context: AlphaContext(singletonsRemoved: true)).candidates[0].coverage == nil)
  }

  @Test("words")
  func words() throws {
    let table = FeatureTable(
      sampleIDs: ["a", "b", "c"], featureIDs: ["x", "y"], unit: .counts, rows: [[3_000, 1_000], [600, 0], [0, 0]])
    let advice = try DepthAdvice(of: table, depths: [500, 4_000, 9_000])
    #expect(advice.candidates[0].sentence.hasPrefix("at 500 reads all 2 samples are kept; the median sample shows "))
    #expect(
      advice.candidates[1].sentence
        == "at 4000 reads 1 of 2 samples are lost (b); the median sample shows 100.0 % of its features, 100.0 % of its "
        + "Hill number of order 1 and 100.0 % of order 2, and covers 100.0 % of its community")
    #expect(advice.candidates[2].sentence == "at 9000 reads 2 of 2 samples are lost (a, b)")
    #expect(advice.commonDepth == nil)
    #expect(DepthAdvice.usualDepths(reads: [0, 700, 12_000]) == [500, 700, 1_000, 2_000, 5_000, 10_000])
    #expect(DepthAdvice.usualDepths(reads: [0]) == [])
  }

  @Test("only counts can be advised on")
  func refusals() {
    let shares = FeatureTable(sampleIDs: ["a"], featureIDs: ["x"], unit: .relativeAbundance, rows: [[1]])
    #expect(throws: DiversityError.needsWholeCounts(what: "advice on depth")) { try DepthAdvice(of: shares) }
    let counts = FeatureTable(sampleIDs: ["a"], featureIDs: ["x"], unit: .counts, rows: [[10]])
    #expect(throws: DiversityError.depthNotPositive(0)) { try DepthAdvice(of: counts, depths: [5, 0]) }
  }
}
