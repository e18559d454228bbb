import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

/// A table and its tree with golden values.
struct PhylogeneticGolden: Sendable, CustomTestStringConvertible {
  let name: String
  /// Below the folder of real data; nil for the committed table.
  let paths: (table: String, tree: String)?

  var testDescription: String { name }

  func load() throws -> (table: FeatureTable, tree: PhylogeneticTree) {
    guard let paths, let folder = TestData.folder else {
      return (try GoldenFiles.smallTable(), try GoldenFiles.smallTree())
    }
    return (try GoldenFiles.realTable(folder + "/" + paths.table), try GoldenFiles.tree(folder + "/" + paths.tree))
  }

  static let real = [
    PhylogeneticGolden(
      name: "esophagus", paths: ("unifrac/esophagus/feature_table.tsv.gz", "unifrac/esophagus/tree.nwk")),
    PhylogeneticGolden(
      name: "globalpatterns", paths: ("unifrac/globalpatterns/feature_table.tsv.gz", "unifrac/globalpatterns/tree.nwk")),
    PhylogeneticGolden(
      name: "qiime-191-tt", paths: ("unifrac/qiime-191-tt/otu-table.tsv", "unifrac/qiime-191-tt/tree.nwk")),
  ]

  /// The real ones only where `DYSBIO_TEST_DATA` is set.
  static var available: [PhylogeneticGolden] {
    [PhylogeneticGolden(name: "small", paths: nil)] + (TestData.folder == nil ? [] : real)
  }
}

struct PhylogeneticGoldenTests {
  @Test(
    "UniFrac distances and phylogenetic diversity equal scikit-bio's and ssu's", arguments: PhylogeneticGolden.available
  )
  func peers(_ golden: PhylogeneticGolden) throws {
    let (table, tree) = try golden.load()
    let match = try TreeMatch(tree, table: table, missing: .drop)
    let rows = try GoldenFiles.rows("\(golden.name).phylogenetic.tsv")
    let alpha = PhylogeneticAlphaDiversity.compute(table, match: match)
    var matrices: [String: DistanceMatrix] = [:]
    for metric in UnifracMetrics.all where metric.scale != .rarefiedCounts {
      matrices[metric.id] = try BetaDiversity.matrix(metric, table, match: match, threads: ThreadCount(2))
    }
    let place = Dictionary(uniqueKeysWithValues: table.sampleIDs.enumerated().map { ($1, $0) })
    for row in rows {
      let expected = try #require(Double(row[3]))
      let value: Double
      if row[2].isEmpty {
        value = try #require(alpha.first { $0.metric == row[0] && $0.sample == row[1] }?.value.number)
      } else {
        let matrix = try #require(matrices[row[0]])
        value = try matrix[#require(place[row[1]]), #require(place[row[2]])]
      }
      #expect(
        (value - expected).magnitude <= 1e-9 * expected.magnitude,
        "\(row[0]) of \(row[1]) and \(row[2]): \(value), not \(expected)")
    }
    let known = Set(rows.map { $0[0] })
    for metric in PhylogeneticAlphaMetrics.all where !metric.needsDepth {
      #expect(known.contains(metric.id), "\(metric.id) has no golden rows")
    }
  }

  @Test(
    "the numbers that QIIME 1.9.1 gave",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"),
    arguments: ["unweighted_unifrac", "weighted_unifrac", "weighted_normalized_unifrac"])
  func qiime(_ name: String) throws {
    let ids = [
      "unweighted_unifrac": "unweighted-unifrac", "weighted_unifrac": "weighted-unifrac",
      "weighted_normalized_unifrac": "weighted-unifrac-normalized",
    ]
    let folder = try #require(TestData.folder) + "/unifrac/qiime-191-tt/"
    let table = try GoldenFiles.realTable(folder + "otu-table.tsv")
    let match = try TreeMatch(GoldenFiles.tree(folder + "tree.nwk"), table: table, missing: .drop)
    let id = try #require(ids[name])
    let metric = try #require(BetaMetrics.metric(id: id))
    let found = try BetaDiversity.matrix(metric, table, match: match)
    let place = Dictionary(uniqueKeysWithValues: table.sampleIDs.enumerated().map { ($1, $0) })
    let rows = try GoldenFiles.rows(path: folder + name + "_dm.txt")
    let samples = rows.map { $0[0] }
    var compared = 0
    for row in rows {
      for (column, cell) in row.dropFirst().enumerated() {
        guard let i = place[row[0]], let j = place[samples[column]], let value = found.distance(i, j) else { continue }
        #expect(try (#require(Double(cell)) - value).magnitude < 1e-10, "\(row[0]) and \(samples[column])")
        compared += 1
      }
    }
    #expect(compared >= 64)
  }

  @Test(
    "the numbers that phyloseq gives for its esophagus data",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func phyloseq() throws {
    let (table, tree) = try PhylogeneticGolden.real[0].load()
    let match = try TreeMatch(tree, table: table)
    let expected = [
      "unweighted-unifrac": [0.5175550, 0.5182284, 0.5422394],
      "weighted-unifrac-normalized": [0.2035424, 0.2603371, 0.2477016],
      "weighted-unifrac": [0.1050480, 0.1401124, 0.1422409],
    ]
    for (id, values) in expected.sorted(by: { $0.key < $1.key }) {
      let found = try BetaDiversity.matrix(try #require(BetaMetrics.metric(id: id)), table, match: match)
      for (value, pair) in zip(values, [(0, 1), (0, 2), (1, 2)]) {
        #expect((found[pair.0, pair.1] - value).magnitude <= 5.1e-8, "\(id) \(pair)")
      }
    }
  }
}
