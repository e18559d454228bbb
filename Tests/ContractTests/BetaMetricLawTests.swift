import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct BetaMetricLawTests {
  private static let ids = BetaMetrics.all.map(\.id)

  /// One tree for all tables of these tests, whatever features they hold.
  private static let tree = RandomTree.tree(
    tips: (0..<80).map { "f\($0)" } + ["u", "v", "x", "y", "z", "no-feature"], seed: 62)

  private func metric(_ id: String) throws -> any BetaMetric { try #require(BetaMetrics.metric(id: id)) }

  private func matrix(_ id: String, _ table: FeatureTable, threads: Int = 1) throws -> DistanceMatrix {
    let metric = try metric(id)
    let tree = try #require(Self.tree)
    let match = metric.descriptor.needsTree ? try TreeMatch(tree, table: table) : nil
    return try BetaDiversity.matrix(metric, table, depth: 60, seed: 17, match: match, threads: ThreadCount(threads))
  }

  private func bits(_ matrix: DistanceMatrix) -> [UInt64] { matrix.values.map(\.bitPattern) }

  private static let table = RandomFeatureTable.counts(samples: 37, features: 80, density: 0.15, seed: 61)

  @Test("symmetric, 0 on the diagonal, ≥ 0, and at most what the formula allows", arguments: ids)
  func shape(_ id: String) throws {
    let found = try matrix(id, Self.table)
    let greatest = try metric(id).family.greatest ?? .infinity
    var defined = 0
    for i in 0..<found.count {
      #expect(found[i, i] == 0)
      for j in 0..<found.count where !found[i, j].isNaN {
        #expect(found[i, j].bitPattern == found[j, i].bitPattern)
        #expect(found[i, j] >= 0 && found[i, j].isFinite && found[i, j] <= greatest)
        defined += 1
      }
    }
    #expect(defined > 500)
  }

  @Test("a sample is at distance 0 from its copy, and two without a common feature at the greatest", arguments: ids)
  func identity(_ id: String) throws {
    let table = FeatureTable(
      sampleIDs: ["a", "copy", "other"], featureIDs: ["u", "v", "x", "y", "z"], unit: .counts,
      rows: [[31, 7, 90, 0, 0], [31, 7, 90, 0, 0], [0, 0, 0, 55, 45]])
    let found = try matrix(id, table)
    #expect(found[0, 1] == 0)
    #expect(found[0, 2] == found[1, 2] && found[0, 2] > 0)
    let metric = try metric(id)
    if let greatest = metric.family.greatest, !metric.descriptor.needsTree {
      #expect(agree(found[0, 2], greatest, within: 1e-14))
    }
  }

  @Test("distances on shares do not change when a sample is counted three times", arguments: ids)
  func scale(_ id: String) throws {
    guard try metric(id).scale == .shares else { return }
    var rows = (0..<37).map { Self.table.denseRow($0) }
    for sample in stride(from: 0, to: 37, by: 2) { rows[sample] = rows[sample].map { 3 * $0 } }
    let scaled = FeatureTable(
      sampleIDs: Self.table.sampleIDs, featureIDs: Self.table.featureIDs, unit: .counts, rows: rows)
    #expect(try bits(matrix(id, scaled)) == bits(matrix(id, Self.table)))
  }

  @Test("a feature nobody holds changes no bit", arguments: ids)
  func absentFeature(_ id: String) throws {
    let rows = (0..<37).map { [0] + Self.table.denseRow($0) + [0] }
    let wider = FeatureTable(
      sampleIDs: Self.table.sampleIDs, featureIDs: ["a-nobody"] + Self.table.featureIDs + ["zz-nobody"], unit: .counts,
      rows: rows)
    #expect(try bits(matrix(id, wider)) == bits(matrix(id, Self.table)))
  }

  @Test("the order of samples and features changes no bit of a pair", arguments: ids)
  func order(_ id: String) throws {
    let samples = RandomFeatureTable.order(37, seed: 2)
    let moved = RandomFeatureTable.reordered(
      Self.table, samples: samples, features: RandomFeatureTable.order(80, seed: 3))
    #expect(try bits(matrix(id, moved)) == bits(matrix(id, Self.table).selecting(samples)))
  }

  @Test("the same bits for 1, 2 and 7 threads", arguments: ids)
  func threads(_ id: String) throws {
    let one = try bits(matrix(id, Self.table))
    #expect(try bits(matrix(id, Self.table, threads: 2)) == one)
    #expect(try bits(matrix(id, Self.table, threads: 7)) == one)
  }

  @Test("another sample in the table changes no pair, where the formula does not look at it", arguments: ids)
  func neighbours(_ id: String) throws {
    guard try !metric(id).family.dependsOnOtherSamples else { return }
    // Aitchison's mean is over all features of the table, so the added sample holds one that is there already.
    let rows = (0..<37).map { Self.table.denseRow($0) }
    var added = [Double](repeating: 0, count: 80)
    added[Int(Self.table.columns[0])] = 400
    let more = FeatureTable(
      sampleIDs: Self.table.sampleIDs + ["added"], featureIDs: Self.table.featureIDs, unit: .counts,
      rows: rows + [added])
    #expect(try bits(matrix(id, more).selecting(Array(0..<37))) == bits(matrix(id, Self.table)))
  }

  @Test("a sample without reads has no distances, for every metric", arguments: ids)
  func empty(_ id: String) throws {
    let table = FeatureTable(
      sampleIDs: ["a", "none", "b", "nothing"], featureIDs: ["x", "y"], unit: .counts,
      rows: [[80, 20], [0, 0], [10, 90], [0, 0]])
    let found = try matrix(id, table)
    #expect(found.distance(0, 2) != nil)
    for (i, j) in [(0, 1), (1, 2), (1, 3), (0, 3)] { #expect(found.distance(i, j) == nil) }
    #expect(found.samplesWithDistances == [0, 2])
  }

  @Test("one sample, and none, have a matrix", arguments: ids)
  func few(_ id: String) throws {
    let one = FeatureTable(sampleIDs: ["a"], featureIDs: ["x", "y"], unit: .counts, rows: [[80, 20]])
    #expect(try matrix(id, one).values == [0])
    let none = FeatureTable(sampleIDs: [], featureIDs: ["x", "y"], unit: .counts, rows: [])
    #expect(try matrix(id, none).values.isEmpty)
  }
}
