import BioModel
import Diversity
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
}
