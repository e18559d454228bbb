import BioModel
import Diversity
import Statistics
import TestSupport
import Testing

struct RarefiedAlphaTests {
  /// The mean of a metric over all subsets of `depth` reads, each counted once.
  private func enumerated(_ metric: any AlphaMetric, _ counts: [Int], depth: Int) throws -> Double {
    let reads = counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) }
    var sum = 0.0
    var subsets = 0.0
    for mask in 0..<(1 << reads.count) where mask.nonzeroBitCount == depth {
      var kept = [Double](repeating: 0, count: counts.count)
      for (place, feature) in reads.enumerated() where mask >> place & 1 == 1 { kept[feature] += 1 }
      sum += try #require(metric.value(of: Assemblage(kept, unit: .counts)).number)
      subsets += 1
    }
    return sum / subsets
  }

  @Test("expectations equal the mean over all subsets of reads", arguments: [1, 2, 5, 9, 13])
  func enumeration(_ depth: Int) throws {
    let counts = [1, 1, 2, 3, 6]
    let pairs: [(any RarefiedAlphaMetric, any AlphaMetric)] = [
      (ObservedFeaturesRarefied(), ObservedFeatures()), (ShannonLnRarefied(), ShannonLn()),
      (Simpson1DRarefied(), Simpson1D()),
    ]
    #expect(pairs.map(\.0.id) == RarefiedAlphaMetrics.all.map(\.id))
    for (rarefied, plain) in pairs {
      let found = rarefied.expectation(counts: counts, total: 13, depth: depth)
      #expect(try agree(found, enumerated(plain, counts, depth: depth), within: 1e-12), "\(rarefied.id) at \(depth)")
    }
  }

  @Test("at all reads the expectation is the metric itself")
  func whole() throws {
    let table = try GoldenFiles.smallTable()
    for sample in 0..<table.sampleCount {
      let assemblage = Assemblage(table[sample: sample].values, unit: .counts)
      let depth = Int(assemblage.total)
      let pairs: [(any RarefiedAlphaMetric, any AlphaMetric)] = [
        (ObservedFeaturesRarefied(), ObservedFeatures()), (ShannonLnRarefied(), ShannonLn()),
        (Simpson1DRarefied(), Simpson1D()),
      ]
      for (rarefied, plain) in pairs {
        let found = try #require(RarefiedAlphaDiversity.value(rarefied, of: assemblage, depth: depth).number)
        #expect(try agree(found, #require(plain.value(of: assemblage).number), within: 1e-12))
      }
    }
  }

  @Test("why there is no value")
  func reasons() {
    func reason(_ values: [Double], _ unit: FeatureTable.Unit, _ depth: Int?) -> UndefinedReason? {
      RarefiedAlphaDiversity.value(ShannonLnRarefied(), of: Assemblage(values, unit: unit), depth: depth).reason
    }
    #expect(reason([0.5, 0.5], .relativeAbundance, 10) == .noCounts)
    #expect(reason([5, 5], .counts, nil) == .noCommonDepth)
    #expect(reason([], .counts, 10) == .emptySample)
    #expect(reason([50.5], .counts, 10) == .fractionalCounts)
    #expect(reason([5], .counts, 10) == .belowCommonDepth)
    #expect(reason([10], .counts, 10) == nil)
  }

  @Test("intervals lie around the value, shrink with reads beyond the depth, and hold the expectation")
  func intervals() throws {
    // 40 features of falling shares; the expectation at 300 reads is the mean over many samples of them.
    let shares = (0..<40).map { MultinomialSampler.Class(features: 1, share: 1 / Double($0 + 2)) }
    let metrics = RarefiedAlphaMetrics.all
    var generator = SeededGenerator(purpose: "test", seed: 3)
    func sample(_ reads: Int) -> [Double] {
      MultinomialSampler(trials: reads, classes: shares).draw(&generator).map(Double.init)
    }
    let expected = metrics.map { metric in
      (0..<4_000).map { _ in metric.plain.value(of: Assemblage(sample(300), unit: .counts)).number ?? 0 }
        .reduce(0, +) / 4_000
    }
    var held = [Int](repeating: 0, count: metrics.count)
    var widths: [Int: Double] = [:]
    for reads in [300, 2_700] {
      for _ in 0..<200 {
        let row = sample(reads)
        let table = FeatureTable(
          sampleIDs: ["s"], featureIDs: row.indices.map { "f\($0)" }, unit: .counts, rows: [row])
        let values = RarefiedAlphaDiversity.compute(table, depth: 300, replicates: 100)
        for (place, value) in values.enumerated() {
          let (lower, upper) = (try #require(value.lower), try #require(value.upper))
          let number = try #require(value.value.number)
          #expect(lower <= number && number <= upper)
          if lower <= expected[place], expected[place] <= upper { held[place] += 1 }
          if place == 1 { widths[reads, default: 0] += upper - lower }
        }
        #expect(values[0].note == "depth 300; sampling variation at this depth")
      }
    }
    // 95 % or more: 400 samples each, four standard errors below.
    #expect(held.allSatisfy { $0 >= 362 }, "\(held)")
    #expect(agree((widths[300] ?? 0) / (widths[2_700] ?? 1), 3, within: 0.1))
    #expect(
      RarefiedAlphaDiversity.value(ShannonLnRarefied(), of: Assemblage([3, 4], unit: .counts), depth: 5).number != nil)
  }
}
