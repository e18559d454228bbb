import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct HillCurveTests {
  private static let table = FeatureTable(
    sampleIDs: ["girdled", "logged"], featureIDs: (0..<37).map { "f\($0)" }, unit: .counts,
    rows: [HillEstimatorTests.girdled, HillEstimatorTests.logged].map { counts in
      counts.map(Double.init) + [Double](repeating: 0, count: 37 - counts.count)
    })

  @Test("points in order, intervals hold the value and are as wide as iNEXT's")
  func sizes() throws {
    let points = HillCurves.bySize(Self.table, sizes: [84, 168, 300], seed: 3, replicates: 200)
    #expect(points.map(\.sample) == [String](repeating: "girdled", count: 9) + [String](repeating: "logged", count: 9))
    #expect(points[..<3].map(\.method) == [.rarefaction, .observed, .extrapolation])
    for point in points {
      let value = try #require(point.value.number)
      let (lower, upper) = (try #require(point.lower), try #require(point.upper))
      #expect(lower < value && value < upper)
    }
    // divent's documentation, estimateD(spider$Girdled, level = 300): 25.8–40.8, 10.3–15.4, 5.99–9.97 (50 draws).
    let half = [7.51, 2.55, 1.99]
    for (order, expected) in zip([2, 5, 8], half) {
      let point = points[order]
      let (upper, value) = (try #require(point.upper), try #require(point.value.number))
      let found = upper - value
      #expect(found > 0.7 * expected && found < 1.4 * expected, "\(order): \(found)")
    }
  }

  @Test("points by coverage compare samples at the same completeness")
  func coverages() throws {
    let common = try #require(HillCurves.commonCoverage(Self.table))
    // Girdled at 336 reads, iNEXT 3.0.2.
    #expect(agree(common, 0.9635701, within: 1e-7))
    let points = HillCurves.byCoverage(Self.table, coverages: [0.9, common, 1], replicates: 20)
    for order in 0..<3 {
      let girdled = points[3 * order + 1]
      #expect(agree(girdled.size, 336, within: 1e-9) && girdled.coverage == .defined(common))
      #expect(points[3 * order + 2].value == .undefined(.coverageNotReached))
      #expect(points[3 * order].method == .rarefaction)
    }
  }

  @Test("the same bits for 1, 2 and 7 threads, any order of samples and features")
  func sameBits() {
    let table = RandomFeatureTable.counts(samples: 9, features: 40, density: 0.4, seed: 5)
    let one = HillCurves.bySize(table, replicates: 5)
    for threads in [2, 7] {
      #expect(HillCurves.bySize(table, replicates: 5, threads: ThreadCount(threads)) == one)
    }
    let moved = RandomFeatureTable.reordered(
      table, samples: Array((0..<9).reversed()), features: RandomFeatureTable.order(40, seed: 2))
    let other = HillCurves.bySize(moved, replicates: 5)
    for id in table.sampleIDs { #expect(other.filter { $0.sample == id } == one.filter { $0.sample == id }) }
  }

  @Test("what a table cannot tell")
  func refusals() {
    #expect(HillCurves.bySize(Self.table.closed(), sizes: [10]).allSatisfy { $0.value == .undefined(.noCounts) })
    let odd = FeatureTable(
      sampleIDs: ["a", "b", "c"], featureIDs: ["x", "y"], unit: .counts, rows: [[1.5, 2], [0, 0], [1, 0]])
    let points = HillCurves.bySize(odd, sizes: [1, 5], orders: [.one])
    #expect(points.map(\.value.reason) == [.fractionalCounts, .fractionalCounts, .emptySample, .emptySample, nil, nil])
    let denoised = AlphaContext(singletonsRemoved: true)
    let sized = HillCurves.bySize(
      Self.table, sizes: [100, 168, 400], orders: [.zero], context: denoised, replicates: 5)
    #expect(sized[0].value.number != nil && sized[1].value.number != nil && sized[0].coverage.number == nil)
    #expect(sized[2].value == .undefined(.singletonsRemoved))
    let covered = HillCurves.byCoverage(Self.table, coverages: [0.5], context: denoised)
    #expect(covered.allSatisfy { $0.value == .undefined(.singletonsRemoved) })
    #expect(HillCurves.commonCoverage(Self.table, context: denoised) == nil)
    #expect(AlphaContext(noticing: Self.table).singletonsRemoved == false)
    let twice = FeatureTable(sampleIDs: ["a"], featureIDs: ["x"], unit: .counts, rows: [[2]])
    #expect(AlphaContext(noticing: twice).singletonsRemoved)
  }

  @Test("steps of a curve rise to twice the reads")
  func steps() {
    #expect(HillCurves.steps(total: 100, below: 4, above: 2) == [1, 25, 50, 75, 100, 150, 200])
    #expect(HillCurves.steps(total: 1) == [1, 2])
    #expect(HillCurves.steps(total: 0) == [1])
  }
}
