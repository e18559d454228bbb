import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct BetaGoldenTests {
  @Test("distances equal scikit-bio's and SciPy's", arguments: GoldenTable.available)
  func scikitBio(_ golden: GoldenTable) throws {
    try compare(golden.load(), with: "\(golden.name).beta.tsv")
  }

  @Test("distances equal vegan's")
  func vegan() throws {
    try compare(GoldenFiles.smallTable(), with: "small.vegan-beta.tsv")
  }

  @Test("every metric that draws nothing has golden rows; the others are those after a draw")
  func complete() throws {
    let named = try Set(GoldenFiles.rows("small.beta.tsv").map { $0[0] })
    for metric in BetaMetrics.all where metric.scale != .rarefiedCounts {
      #expect(named.contains(metric.id), "\(metric.id) has no golden rows")
    }
    for metric in BetaMetrics.all where metric.scale == .rarefiedCounts {
      let table = try GoldenFiles.smallTable()
      let drawn = try Rarefaction.rarefied(table, depth: 500, seed: 4)
      let plain = try #require(
        ["bray-curtis-rarefied": "bray-curtis-counts", "jaccard-binary-rarefied": "jaccard-binary"][metric.id])
      let same = try BetaDiversity.matrix(try #require(BetaMetrics.metric(id: plain)), drawn)
      let found = try BetaDiversity.matrix(metric, table, depth: 500, seed: 4)
      #expect(found.values.map(\.bitPattern) == same.values.map(\.bitPattern))
    }
  }

  private func compare(_ table: FeatureTable, with file: String) throws {
    var matrices: [String: DistanceMatrix] = [:]
    for metric in BetaMetrics.all where metric.scale != .rarefiedCounts {
      matrices[metric.id] = try BetaDiversity.matrix(metric, table, threads: ThreadCount(2))
    }
    matrices["aitchison-of-shares"] = try BetaDiversity.matrix(Aitchison(), table.closed())
    let place = Dictionary(uniqueKeysWithValues: table.sampleIDs.enumerated().map { ($1, $0) })
    for row in try GoldenFiles.rows(file) {
      let matrix = try #require(matrices[row[0]], "\(row[0]) was not computed")
      let value = try matrix[#require(place[row[1]]), #require(place[row[2]])]
      let expected = try #require(Double(row[3]))
      #expect(
        (value - expected).magnitude <= 1e-9 * expected.magnitude,
        "\(row[0]) of \(row[1]) and \(row[2]): \(value), not \(expected)")
    }
  }
}
