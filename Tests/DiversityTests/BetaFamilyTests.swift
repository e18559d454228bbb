import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct BetaFamilyTests {
  private static let shapes = [(2, 1, 1.0), (3, 7, 0.3), (9, 33, 0.5), (31, 64, 0.05), (40, 20, 0.95), (18, 30, 0.3)]

  /// The metrics of a family, with what their formula is given.
  private func metrics(_ family: String) -> [(metric: any BetaMetric, isShares: Bool)] {
    [(family + "-relative", true), (family + "-counts", false)].compactMap { id, isShares in
      BetaMetrics.metric(id: id).map { ($0, isShares) }
    }
  }

  @Test("sums over shared features equal the formulas over dense rows", arguments: PlainFamilies.formulas.map(\.family))
  func twins(_ family: String) throws {
    let plain = try #require(PlainFamilies.formulas.first { $0.family == family }).distance
    for (number, (samples, features, density)) in Self.shapes.enumerated() {
      let table = RandomFeatureTable.counts(
        samples: samples, features: features, density: density, seed: UInt64(30 + number))
      for (metric, isShares) in metrics(family) {
        let found = try BetaDiversity.matrix(metric, table, threads: ThreadCount(2))
        let rows = (0..<samples).map { isShares ? PlainDistances.closed(table.denseRow($0)) : table.denseRow($0) }
        for i in 0..<samples {
          for j in 0..<samples where i != j && !found[i, j].isNaN {
            #expect(agree(found[i, j], plain(rows[i], rows[j]), within: 1e-11), "\(metric.id) \(i) \(j)")
          }
        }
      }
    }
  }

  @Test("samples that hardly differ keep their digits", arguments: PlainFamilies.formulas.map(\.family))
  func nearDuplicates(_ family: String) throws {
    let plain = try #require(PlainFamilies.formulas.first { $0.family == family }).distance
    let base = (0..<40).map { Double(($0 * 7_919) % 9_001 + 1_000) }
    for change in [1.0, 30, 900] {
      var other = base
      other[11] += change
      other[30] -= change / 3
      let table = FeatureTable(
        sampleIDs: ["a", "b"], featureIDs: (0..<40).map { "f\($0 + 10)" }, unit: .counts, rows: [base, other])
      for (metric, isShares) in metrics(family) {
        let rows = [base, other].map { isShares ? PlainDistances.closed($0) : $0 }
        let expected = plain(rows[0], rows[1])
        let found = try BetaDiversity.matrix(metric, table)[0, 1]
        #expect((found - expected).magnitude <= 1e-9 * expected, "\(metric.id) \(change): \(found), not \(expected)")
      }
    }
  }

  @Test("Gower scales to the features' ranges, chi-square by their totals: both look at all samples")
  func wholeTable() throws {
    let table = FeatureTable(
      sampleIDs: ["a", "b", "c"], featureIDs: ["w", "x", "y"], unit: .counts,
      rows: [[4, 5, 1], [2, 5, 0], [8, 5, 2]])
    let gower = try BetaDiversity.matrix(GowerCounts(), table)
    #expect(agree(gower[0, 1], (2.0 / 6 + 0 + 1.0 / 2) / 3, within: 1e-15))
    #expect(agree(gower[1, 2], (6.0 / 6 + 0 + 2.0 / 2) / 3, within: 1e-15))
    let chiSquare = try BetaDiversity.matrix(ChiSquareCounts(), table)
    let totals = [14.0, 15, 3]
    let square = zip([0.4 - 2.0 / 7, 0.5 - 5.0 / 7, 0.1], totals).reduce(0) { $0 + 32 * $1.0 * $1.0 / $1.1 }
    #expect(agree(chiSquare[0, 1], square.squareRoot(), within: 1e-14))
  }

  @Test("Morisita's index is undefined where no feature has two reads, and 0 for like samples")
  func morisita() throws {
    let table = FeatureTable(
      sampleIDs: ["a", "b", "c", "d"], featureIDs: ["x", "y", "z"], unit: .counts,
      rows: [[1, 1, 1], [1, 0, 0], [50, 40, 10], [50, 40, 10]])
    let found = try BetaDiversity.matrix(MorisitaCounts(), table)
    #expect(found.distance(0, 1) == nil && found[2, 3] == 0 && found.distance(0, 2) != nil)
  }

  @Test("counts of 10⁹ reads lose no read")
  func manyReads() throws {
    let table = FeatureTable(
      sampleIDs: ["a", "b"], featureIDs: ["x", "y", "z"], unit: .counts,
      rows: [[4_000_000_001, 3, 70_000], [4_000_000_000, 2, 70_000]])
    #expect(try BetaDiversity.matrix(ManhattanCounts(), table)[0, 1] == 2)
    #expect(try BetaDiversity.matrix(EuclideanCounts(), table)[0, 1] == 2.0.squareRoot())
    let brayCurtis = try BetaDiversity.matrix(BrayCurtisCounts(), table)[0, 1]
    #expect((brayCurtis - 2.0 / 8_000_140_006).magnitude <= 1e-9 * brayCurtis)
  }
}
