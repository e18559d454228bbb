import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct AlphaMetricLawTests {
  private static let table = RandomFeatureTable.counts(samples: 70, features: 45, density: 0.2, seed: 51)

  @Test("the same bits for 1, 2 and 7 threads")
  func threads() {
    let one = AlphaDiversity.compute(Self.table)
    for threads in [2, 7] { #expect(AlphaDiversity.compute(Self.table, threads: ThreadCount(threads)) == one) }
    let rarefied = RarefiedAlphaDiversity.compute(Self.table, depth: 100)
    for threads in [2, 7] {
      #expect(RarefiedAlphaDiversity.compute(Self.table, depth: 100, threads: ThreadCount(threads)) == rarefied)
    }
  }

  @Test("the order of features and a feature nobody holds change no bit")
  func order() {
    let moved = RandomFeatureTable.reordered(
      Self.table, samples: Array(0..<70), features: RandomFeatureTable.order(45, seed: 1))
    let wider = FeatureTable(
      sampleIDs: moved.sampleIDs, featureIDs: moved.featureIDs + ["nobody"], unit: .counts, rowStarts: moved.rowStarts,
      columns: moved.columns, values: moved.values)
    #expect(AlphaDiversity.compute(wider) == AlphaDiversity.compute(Self.table))
    #expect(RarefiedAlphaDiversity.compute(wider, depth: 90) == RarefiedAlphaDiversity.compute(Self.table, depth: 90))
  }

  @Test("a metric that needs no counts is the same for shares and for counts times seven")
  func scale() {
    let scaled = FeatureTable(
      sampleIDs: Self.table.sampleIDs, featureIDs: Self.table.featureIDs, unit: .counts,
      rowStarts: Self.table.rowStarts, columns: Self.table.columns, values: Self.table.values.map { 7 * $0 })
    let metrics = AlphaMetrics.all.filter { !$0.needsCounts }
    #expect(metrics.count >= 7)
    let plain = AlphaDiversity.compute(Self.table, metrics: metrics)
    for other in [scaled, Self.table.closed()] {
      for (a, b) in zip(plain, AlphaDiversity.compute(other, metrics: metrics)) {
        #expect(a.value.reason == b.value.reason)
        #expect(agree(a.value.number ?? 0, b.value.number ?? 0, within: 1e-12), "\(a.metric) of \(a.sample)")
      }
    }
  }

  @Test("values are finite and in their range")
  func range() throws {
    for sample in 0..<70 {
      let assemblage = Assemblage(Self.table[sample: sample].values, unit: .counts)
      guard !assemblage.isEmpty else { continue }
      let richness = Double(assemblage.richness)
      for metric in AlphaMetrics.all {
        guard let value = AlphaDiversity.value(metric, of: assemblage, context: AlphaContext()).number else { continue }
        #expect(value.isFinite, "\(metric.id)")
        let range = metric.range
        #expect(value >= range.lowerBound - 1e-12 && value <= range.upperBound + 1e-12, "\(metric.id): \(value)")
        // Estimates of the richness are never below what was seen; the second jackknife may be.
        if metric.needsSingletons, metric.descriptor.unit == "features", range.lowerBound >= 0,
          !["singletons", "hill-1-asymptotic"].contains(metric.id)
        {
          #expect(value >= richness, "\(metric.id)")
        }
        if ["inverse-simpson", "hill-0", "hill-1", "hill-2", "hill-infinity"].contains(metric.id) {
          #expect(value <= richness * (1 + 1e-12), "\(metric.id)")
        }
      }
    }
  }

  @Test("a community of equal features is as diverse as can be")
  func even() throws {
    let even = Assemblage([Double](repeating: 20, count: 16), unit: .counts)
    let expected = [
      "shannon-log2": 4.0, "simpson-1-d": 15.0 / 16, "inverse-simpson": 16, "pielou-evenness": 1,
      "berger-parker": 1.0 / 16, "ace": 16, "chao1-bias-corrected": 16, "goods-coverage": 1, "hill-0": 16, "hill-1": 16,
      "hill-2": 16, "hill-infinity": 16, "simpson-evenness": 1, "heip-evenness": 1, "smith-wilson-evenness": 1,
      "camargo-evenness": 1, "bulla-evenness": 1, "gini-rectangles": 0, "gini-trapezoids": 0, "strong-dominance": 0,
      "mcnaughton-dominance": 1.0 / 8, "half-coverage-features": 8, "hill-0-asymptotic": 16, "coverage-chao-jost": 1,
    ]
    for (id, value) in expected.sorted(by: { $0.key < $1.key }) {
      let metric = try #require(AlphaMetrics.metric(id: id))
      #expect(try agree(#require(metric.value(of: even).number), value, within: 1e-14), "\(id)")
    }
  }
}
