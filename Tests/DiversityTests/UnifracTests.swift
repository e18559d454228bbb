import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct UnifracTests {
  /// UniFrac by its formula: one loop over the nodes of the tree, all of them, for one pair.
  private static func plain(
    _ id: String, _ tree: PhylogeneticTree, _ a: [String: Double], _ b: [String: Double]
  ) -> Double {
    let (totalA, totalB) = (a.values.reduce(0, +), b.values.reduce(0, +))
    var (above, below) = (0.0, 0.0)
    for node in 1..<tree.nodeCount {
      var (x, y) = (0.0, 0.0)
      for tip in node..<tree.subtreeEnd(of: node) where tree.isTip(tip) {
        x += a[tree.names[tip]] ?? 0
        y += b[tree.names[tip]] ?? 0
      }
      guard x + y > 0 else { continue }
      var length = max(0, tree.branchLengths[node])
      var scale = 1.0
      if id.hasSuffix("-variance-adjusted") {
        let variance = (x + y) * (totalA + totalB - x - y)
        if variance == 0 { continue }
        scale = 1 / variance.squareRoot()
        if !id.hasPrefix("generalized") { length *= scale }
      }
      let (p, q) = (x / totalA, y / totalB)
      if id.hasPrefix("unweighted") {
        above += (p > 0) != (q > 0) ? length : 0
        below += length
      } else if id.hasPrefix("generalized") {
        let alpha = id.hasPrefix("generalized-unifrac-0.5") ? 0.5 : id.hasPrefix("generalized-unifrac-0") ? 0 : 1
        let weight = length * (alpha == 0 ? 1 : alpha == 1 ? scale * (p + q) : (scale * (p + q)).squareRoot())
        above += weight * (p - q).magnitude / (p + q)
        below += weight
      } else {
        above += length * (p - q).magnitude
        below += length * (p + q)
      }
    }
    let isPlain = id.hasPrefix("weighted-unifrac") && !id.contains("normalized")
    return isPlain ? above : below > 0 ? above / below : 0
  }

  private static func row(_ table: FeatureTable, _ sample: Int) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(table.featureIDs, table.denseRow(sample)))
  }

  private static let shapes = [(2, 2, 0.9), (3, 5, 0.5), (9, 33, 0.4), (31, 64, 0.06), (40, 20, 0.9), (17, 1, 1.0)]

  @Test("sparse UniFrac equals its formula over all nodes", arguments: shapes.indices)
  func twins(_ shape: Int) throws {
    let (samples, features, density) = Self.shapes[shape]
    let table = RandomFeatureTable.counts(
      samples: samples, features: features, density: density, seed: UInt64(100 + shape))
    // Tips that are no features, and branches without a length.
    let tips = table.featureIDs + ["more", "and more"]
    let tree = try #require(RandomTree.tree(tips: tips, seed: UInt64(shape), missingLengths: true))
    let match = try TreeMatch(tree, table: table)
    for metric in UnifracMetrics.all where metric.scale != .rarefiedCounts {
      let found = try BetaDiversity.matrix(metric, table, match: match, threads: ThreadCount(2))
      for i in 0..<samples {
        for j in 0..<samples where i != j {
          guard table[sample: i].nonZeroCount > 0, table[sample: j].nonZeroCount > 0 else {
            #expect(found[i, j].isNaN)
            continue
          }
          let expected = Self.plain(metric.id, match.tree, Self.row(table, i), Self.row(table, j))
          #expect(agree(found[i, j], expected, within: 1e-12), "\(metric.id) \(i) \(j)")
        }
      }
    }
  }

  @Test("samples that differ by one read in a million keep their digits")
  func nearDuplicates() throws {
    let names = (0..<50).map { "f\($0)" }
    let tree = try #require(RandomTree.tree(tips: names, seed: 5))
    var base = (0..<50).map { Double(1_000 + 37 * $0 * $0) }
    base[4] = 1_000_000
    var other = base
    other[4] += 1
    let table = FeatureTable(sampleIDs: ["a", "b", "c"], featureIDs: names, unit: .counts, rows: [base, other, base])
    let match = try TreeMatch(tree, table: table)
    for metric in UnifracMetrics.all where metric.scale != .rarefiedCounts {
      let found = try BetaDiversity.matrix(metric, table, match: match)
      let expected = Self.plain(metric.id, tree, Self.row(table, 0), Self.row(table, 1))
      #expect((found[0, 1] - expected).magnitude <= 1e-9 * expected, "\(metric.id)")
      #expect(found[0, 2] == 0, "\(metric.id)")
    }
  }

  @Test("Faith's PD at the common depth is the mean of PD over all draws, and PD at full depth")
  func rarefied() throws {
    let tree = try #require(PlainNewick.tree("((a:1,b:2):0.5,(c:0.25,d:4):3);"))
    let table = FeatureTable(
      sampleIDs: ["s", "few"], featureIDs: ["a", "b", "c"], unit: .counts, rows: [[2, 1, 1], [1, 0, 0]])
    let match = try TreeMatch(tree, table: table)
    func values(_ depth: Int?) -> [MetricValue] {
      PhylogeneticAlphaDiversity.compute(table, match: match, metrics: [FaithPdRarefied(), FaithPd()], depth: depth)
        .map(\.value)
    }
    // Six draws of two of a a b c: aa 1.5, ab 3.5 twice, ac 1.5 + 3.25 twice, bc 2.5 + 3.25.
    let mean = (1.5 + 2 * 3.5 + 2 * 4.75 + 5.75) / 6
    let two = values(2)
    #expect(try agree(#require(two[0].number), mean, within: 1e-14))
    #expect(two[1] == .defined(6.75) && two[2] == .undefined(.belowCommonDepth) && two[3] == .defined(1.5))
    #expect(try agree(#require(values(4)[0].number), 6.75, within: 1e-14))
    #expect(values(nil)[0] == .undefined(.noCommonDepth))
    let shares = PhylogeneticAlphaDiversity.compute(
      table.closed(), match: match, metrics: [FaithPdRarefied()], depth: 2)
    #expect(shares[0].value == .undefined(.noCounts))
  }

  @Test("a metric that needs a tree is refused without one, and the analysis says so")
  func withoutTree() throws {
    let table = try GoldenFiles.smallTable()
    #expect(throws: DiversityError.needsTree(what: "unweighted-unifrac")) {
      try BetaDiversity.matrix(UnweightedUnifrac(), table)
    }
    var options = DiversityOptions()
    try options.selectMetrics(ids: ["unweighted-unifrac", "faith-pd", "jaccard-binary"])
    let found = try DiversityAnalysis.run(table, options: options)
    #expect(found.beta.map(\.metric) == ["jaccard-binary"] && found.alpha.isEmpty)
    let said = found.notices.filter { $0.code == "metric-not-computed" }.map(\.message)
    #expect(said == ["not computed, since there is no tree of the features: faith-pd, unweighted-unifrac"])
  }

  @Test("with a tree the default set grows by Faith's PD and two UniFrac distances")
  func analysis() throws {
    let table = try GoldenFiles.smallTable()
    var options = DiversityOptions(seed: 3)
    options.tree = try GoldenFiles.smallTree()
    let found = try DiversityAnalysis.run(table, options: options, threads: ThreadCount(2))
    #expect(
      found.beta.map(\.metric) == BetaMetrics.byDefault.map(\.id) + [
        "unweighted-unifrac-rarefied", "weighted-unifrac-normalized",
      ])
    #expect(found.alphaValues("faith-pd").map(\.sample) == table.sampleIDs)
    #expect(found.alphaValues("faith-pd").allSatisfy { $0.value.number != nil })
    #expect(found.alphaValues("faith-pd-rarefied").contains { $0.value.reason == .belowCommonDepth })
  }
}
