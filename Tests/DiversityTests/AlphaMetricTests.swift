import BioModel
import Diversity
import Glibc
import TestSupport
import Testing

struct AlphaMetricTests {
  private func value(
    _ metric: any AlphaMetric, _ abundances: [Double], unit: FeatureTable.Unit = .counts, denoised: Bool = false
  ) -> MetricValue {
    AlphaDiversity.value(
      metric, of: Assemblage(abundances, unit: unit), context: AlphaContext(singletonsRemoved: denoised))
  }

  @Test("by hand: 1, 1, 2, 4")
  func byHand() throws {
    let counts = [1.0, 0, 4, 1, 2]
    #expect(value(ObservedFeatures(), counts) == .defined(4))
    // H = 2 · (1/8) · 3 + (1/4) · 2 + (1/2) · 1 bits
    #expect(try agree(#require(value(ShannonLog2(), counts).number), 1.75, within: 1e-15))
    #expect(try agree(#require(value(Simpson1D(), counts).number), 1 - 22.0 / 64, within: 1e-15))
    #expect(try agree(#require(value(InverseSimpson(), counts).number), 64.0 / 22, within: 1e-15))
    #expect(try agree(#require(value(PielouEvenness(), counts).number), 1.75 / 2, within: 1e-15))
    #expect(value(BergerParker(), counts) == .defined(0.5))
    // F1 = 2, F2 = 1
    #expect(value(Chao1BiasCorrected(), counts) == .defined(4.5))
    #expect(value(Chao1Classic(), counts) == .defined(6))
    #expect(value(GoodsCoverage(), counts) == .defined(0.75))
  }

  @Test("one feature: no uncertainty, full dominance, no evenness")
  func oneFeature() {
    #expect(value(ShannonLn(), [5]) == .defined(0))
    #expect(value(ShannonLog2(), [5]) == .defined(0))
    #expect(value(Simpson1D(), [5]) == .defined(0))
    #expect(value(InverseSimpson(), [5]) == .defined(1))
    #expect(value(BergerParker(), [5]) == .defined(1))
    #expect(value(PielouEvenness(), [5]) == .undefined(.singleFeature))
    #expect(value(Ace(), [5]) == .defined(1))
  }

  @Test("all singletons: coverage 0, no finite alpha, no ACE")
  func allSingletons() {
    #expect(value(GoodsCoverage(), [1, 1, 1]) == .defined(0))
    #expect(value(FishersAlpha(), [1, 1, 1]) == .undefined(.allSingletons))
    #expect(value(Ace(), [1, 1, 1, 20]) == .undefined(.rareAllSingletons))
    #expect(value(Chao1BiasCorrected(), [1, 1, 1]) == .defined(6))
    #expect(value(Chao1Classic(), [1, 1, 1]) == .defined(6))
    #expect(value(Ace(), [11, 20]) == .defined(2))
  }

  @Test("Fisher's alpha solves its equation, from few reads to billions")
  func fisher() throws {
    for counts in [[2.0, 1], [1, 1e9], [1e9, 1e9, 1e9], [Double](repeating: 1, count: 400) + [2]] {
      let alpha = try #require(value(FishersAlpha(), counts).number)
      let reads = counts.reduce(0, +)

      let excess = alpha * log1p(reads / alpha) - Double(counts.count)
      #expect(excess.magnitude < 1e-9 * Double(counts.count))
    }
  }

  @Test("what a table cannot tell is undefined with its reason")
  func gates() {
    for metric in AlphaMetrics.all {
      #expect(value(metric, []) == .undefined(.emptySample))
      #expect(value(metric, [0, 0]) == .undefined(.emptySample))
      let shares = value(metric, [0.25, 0.75], unit: .relativeAbundance)
      #expect((shares == .undefined(.noCounts)) == metric.needsCounts)
      let denoised = value(metric, [3, 9, 30], denoised: true)
      #expect((denoised == .undefined(.singletonsRemoved)) == metric.needsSingletons)
    }
  }

  @Test("rows stand in the table's order, the note gives the reason")
  func rows() {
    let table = FeatureTable(
      sampleIDs: ["b", "a"], featureIDs: ["x", "y"], unit: .counts, rows: [[3, 1], [0, 0]])
    let values = AlphaDiversity.compute(table, metrics: [ObservedFeatures(), ShannonLn()])
    #expect(values.map(\.sample) == ["b", "b", "a", "a"])
    #expect(values.map(\.metric) == ["observed-features", "shannon-ln", "observed-features", "shannon-ln"])
    #expect(values.map(\.note) == ["", "", "empty-sample", "empty-sample"])
  }
}
