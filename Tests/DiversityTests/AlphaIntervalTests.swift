import BioModel
import Diversity
import Parallel
import Statistics
import TestSupport
import Testing

struct AlphaIntervalTests {
  private static let table = RandomFeatureTable.counts(samples: 12, features: 50, density: 0.5, seed: 77)
  private static let metrics: [any AlphaMetric] = [
    ObservedFeatures(), Hill1(), Hill2(), Simpson1D(), InverseSimpson(), PielouEvenness(), EstyLower(),
  ]

  @Test("the estimated assemblage is a community: shares sum to 1, draws have the sample's reads")
  func assemblage() {
    for counts in [HillEstimatorTests.girdled, [5, 4], [7], [1], [1, 1, 1], [9, 1], [1_000, 1_000, 3, 2, 1, 1]] {
      let community = EstimatedAssemblage(HillEstimator(counts: counts))
      let sampler = community.sampler
      let reads = counts.reduce(0, +)
      #expect(community.total == reads)
      var generator = SeededGenerator(purpose: "test", seed: 1)
      for _ in 0..<20 {
        let drawn = sampler.draw(&generator)
        #expect(drawn.reduce(0, +) == reads && drawn.allSatisfy { $0 >= 0 })
        #expect(drawn.count { $0 > 0 } <= counts.count + community.unseenFeatures)
      }
    }
    // Chao1 with (n − 1)/n: 17.89 features not seen.
    #expect(EstimatedAssemblage(HillEstimator(counts: HillEstimatorTests.girdled)).unseenFeatures == 18)
    #expect(EstimatedAssemblage(HillEstimator(counts: [30, 12, 2])).unseenFeatures == 0)
  }

  @Test("draws have the means of the assemblage")
  func means() {
    let counts = [60, 25, 25, 4, 4, 4, 1, 1]
    let community = EstimatedAssemblage(HillEstimator(counts: counts))
    let sampler = community.sampler
    var generator = SeededGenerator(purpose: "test", seed: 2)
    var dominant = 0
    var richness = 0
    let draws = 4_000
    for _ in 0..<draws {
      let drawn = sampler.draw(&generator)
      dominant += drawn.max() ?? 0
      richness += drawn.count { $0 > 0 }
    }
    // 60 reads of 124, standard deviation 5.6; at most all features and those not seen.
    #expect((Double(dominant) / Double(draws) - 60).magnitude < 0.5)
    #expect(Double(richness) / Double(draws) < Double(counts.count + community.unseenFeatures))
  }

  @Test("the value lies inside, ends lie in the metric's range, meanings are claimed where they hold")
  func ends() throws {
    let values = AlphaIntervals.compute(Self.table, metrics: Self.metrics, replicates: 50)
    #expect(values.count == 12 * Self.metrics.count)
    for (place, value) in values.enumerated() {
      let metric = Self.metrics[place % Self.metrics.count]
      #expect(value.metric == metric.id)
      guard let number = value.value.number else {
        #expect(value.lower == nil && value.upper == nil && value.note == value.value.reason?.rawValue)
        continue
      }
      let (lower, upper) = (try #require(value.lower), try #require(value.upper))
      #expect(lower <= number && number <= upper)
      #expect(lower >= metric.range.lowerBound && upper <= metric.range.upperBound)
      let row = Self.table[sample: place / Self.metrics.count].values
      let isClaimed = metric.intervalCoverageIsTested && row.contains(1)
      #expect(value.note == (isClaimed ? IntervalMeaning.confidence : .samplingVariation).rawValue)
    }
  }

  @Test("no interval of shares, fractions, empty samples, single reads; none is claimed on denoised tables")
  func none() {
    func intervals(_ values: [Double], _ unit: FeatureTable.Unit = .counts) -> [AlphaInterval?] {
      AlphaIntervals.intervals(of: Assemblage(values, unit: unit), metrics: Self.metrics, replicates: 20)
    }
    for none in [intervals([0.5, 0.5], .relativeAbundance), intervals([2.5, 1]), intervals([]), intervals([1])] {
      #expect(none.allSatisfy { $0 == nil } && none.count == Self.metrics.count)
    }
    let denoised = AlphaIntervals.intervals(
      of: Assemblage([5, 1, 9, 30], unit: .counts), metrics: Self.metrics,
      context: AlphaContext(singletonsRemoved: true))
    #expect(denoised.compactMap { $0 }.allSatisfy { $0.meaning == .samplingVariation })
    #expect(denoised.last == .some(nil))
  }

  @Test("the same bits for any threads and order; the seed matters")
  func sameBits() {
    let one = AlphaIntervals.compute(Self.table, metrics: Self.metrics, seed: 3, replicates: 20)
    for threads in [2, 7] {
      let more = AlphaIntervals.compute(
        Self.table, metrics: Self.metrics, seed: 3, replicates: 20, threads: ThreadCount(threads))
      #expect(more == one)
    }
    let moved = RandomFeatureTable.reordered(
      Self.table, samples: Array(0..<12), features: RandomFeatureTable.order(50, seed: 4))
    #expect(AlphaIntervals.compute(moved, metrics: Self.metrics, seed: 3, replicates: 20) == one)
    #expect(AlphaIntervals.compute(Self.table, metrics: Self.metrics, seed: 4, replicates: 20) != one)
  }
}
