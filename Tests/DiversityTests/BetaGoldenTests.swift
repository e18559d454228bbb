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

  @Test(
    "distances equal those of vegan, SciPy and formulas in NumPy",
    arguments: ["small.vegan-beta.tsv", "small.more-beta.tsv", "small.vegan-more-beta.tsv"])
  func others(_ file: String) throws {
    try compare(GoldenFiles.smallTable(), with: file)
  }

  @Test("every metric that draws nothing has golden rows; the others are those after a draw")
  func complete() throws {
    let files = ["small.beta.tsv", "small.more-beta.tsv", "small.vegan-more-beta.tsv", "small.phylogenetic.tsv"]
    let named = try Set(files.flatMap { try GoldenFiles.rows($0).map { $0[0] } })
    for metric in BetaMetrics.all where metric.scale != .rarefiedCounts {
      #expect(named.contains(metric.id), "\(metric.id) has no golden rows")
    }
    let table = try GoldenFiles.smallTable()
    let match = try TreeMatch(GoldenFiles.smallTree(), table: table)
    let drawn = try Rarefaction.rarefied(table, depth: 500, seed: 4)
    for metric in BetaMetrics.all where metric.scale == .rarefiedCounts {
      let plain = [
        "bray-curtis-rarefied": "bray-curtis-counts", "jaccard-binary-rarefied": "jaccard-binary",
        "sorensen-binary-rarefied": "sorensen-binary", "unweighted-unifrac-rarefied": "unweighted-unifrac",
      ]
      let id = try #require(plain[metric.id])
      let twin = try #require(BetaMetrics.metric(id: id))
      let same = try BetaDiversity.matrix(twin, drawn, match: match)
      let found = try BetaDiversity.matrix(metric, table, depth: 500, seed: 4, match: match)
      for (a, b) in zip(found.values, same.values) {
        #expect(a.isNaN == b.isNaN && (a.isNaN || agree(a, b, within: 1e-14)))
      }
    }
  }

  private func compare(_ table: FeatureTable, with file: String) throws {
    var matrices: [String: DistanceMatrix] = [:]
    let rows = try GoldenFiles.rows(file)
    let named = Set(rows.map { $0[0] })
    for metric in BetaMetrics.withoutTree where metric.scale != .rarefiedCounts && named.contains(metric.id) {
      matrices[metric.id] = try BetaDiversity.matrix(metric, table, threads: ThreadCount(2))
    }
    matrices["aitchison-of-shares"] = try BetaDiversity.matrix(Aitchison(), table.closed())
    let place = Dictionary(uniqueKeysWithValues: table.sampleIDs.enumerated().map { ($1, $0) })
    for row in rows {
      let matrix = try #require(matrices[row[0]], "\(row[0]) was not computed")
      let value = try matrix[#require(place[row[1]]), #require(place[row[2]])]
      let expected = try #require(Double(row[3]))
      #expect(
        (value - expected).magnitude <= 1e-9 * expected.magnitude,
        "\(row[0]) of \(row[1]) and \(row[2]): \(value), not \(expected)")
    }
  }
}
