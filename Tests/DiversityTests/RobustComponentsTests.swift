import BioModel
import Diversity
import Statistics
import TestSupport
import Testing

struct RobustComponentsTests {
  private func compare(_ table: FeatureTable, _ golden: String) throws {
    let found = try #require(try RobustComponents(table))
    let ordination = found.ordination
    var compared = 0
    func same(_ value: Double, _ text: String, _ scale: Double) -> Bool {
      compared += 1
      return (value - (Double(text) ?? .nan)).magnitude <= 1e-7 * scale
    }
    for row in try GoldenFiles.rows(golden) {
      for axis in 0..<3 {
        let text = row[axis + 2]
        let singular = ordination.eigenvalues[axis].squareRoot()
        switch row[0] {
        case "singular": #expect(same(singular, text, singular), "\(row): \(singular)")
        case "proportion": #expect(same(ordination.proportionExplained[axis], text, 1), "\(row)")
        case "sample":
          let sample = try #require(ordination.sampleIDs.firstIndex(of: row[1]))
          let place = ordination.coordinates[sample][axis] / singular
          #expect(same(place, text, 1), "\(row): \(place)")
        default:
          let feature = try #require(found.featureIDs.firstIndex(of: row[1]))
          #expect(same(found.loadings[feature][axis], text, 1), "\(row): \(found.loadings[feature][axis])")
        }
      }
    }
    #expect(compared > 300)
  }

  @Test("equals gemelli")
  func golden() throws { try compare(GoldenFiles.smallTable(), "small.rpca.tsv") }

  @Test(
    "equals gemelli on real samples",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func real() throws {
    let folder = try #require(TestData.folder)
    try compare(
      GoldenFiles.realTable(folder + "/cohort-pediatric-ibd/feature_table.tsv.gz"), "cohort-pediatric-ibd.rpca.tsv")
  }

  @Test("with nothing missing and logarithms of rank 2, distances on the axes are Aitchison's")
  func complete() throws {
    var generator = SeededGenerator(purpose: "rank-two", seed: 1)
    let samples = (0..<8).map { _ in (generator.normal(), generator.normal()) }
    let features = (0..<15).map { _ in (generator.normal(), generator.normal()) }
    let rows = samples.map { sample in
      features.map { feature in
        var power = 1.0
        let exponent = sample.0 * feature.0 + sample.1 * feature.1
        var term = 1.0
        for step in 1..<60 {
          term *= exponent / Double(step)
          power += term
        }
        return power
      }
    }
    let table = FeatureTable(
      sampleIDs: (0..<8).map { "s\($0)" }, featureIDs: (0..<15).map { "f\($0)" }, unit: .relativeAbundance, rows: rows)
    let found = try #require(try RobustComponents(table))
    let aitchison = try BetaDiversity.matrix(RobustAitchison(), table)
    for i in 0..<8 {
      for j in 0..<i {
        let distance = zip(found.ordination.coordinates[i], found.ordination.coordinates[j])
          .map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
        #expect(agree(distance, aitchison[i, j], within: 1e-8), "\(distance) \(aitchison[i, j])")
      }
    }
  }

  @Test("the order of samples and features, and counts given as shares, change nothing")
  func order() throws {
    let table = RandomFeatureTable.counts(samples: 14, features: 40, density: 0.4, seed: 6)
    let found = try #require(try RobustComponents(table))
    let samples = RandomFeatureTable.order(14, seed: 2)
    let moved = try #require(
      try RobustComponents(
        RandomFeatureTable.reordered(table, samples: samples, features: RandomFeatureTable.order(40, seed: 3))))
    #expect(moved.featureIDs == found.featureIDs && moved.loadings == found.loadings)
    #expect(samples.map { found.ordination.coordinates[$0] } == moved.ordination.coordinates)
    let shares = try #require(try RobustComponents(table.closed()))
    for (one, other) in zip(found.ordination.coordinates, shares.ordination.coordinates) {
      for axis in 0..<3 { #expect(agree(one[axis], other[axis], within: 1e-6)) }
    }
    for axis in 0..<3 { #expect(agree(found.loadings.reduce(0) { $0 + $1[axis] * $1[axis] }, 1, within: 1e-9)) }
  }

  @Test("too little for an axis")
  func none() throws {
    func components(_ rows: [[Double]]) throws -> RobustComponents? {
      try RobustComponents(
        FeatureTable(
          sampleIDs: rows.indices.map { "s\($0)" }, featureIDs: ["a", "b", "c"], unit: .counts, rows: rows))
    }
    #expect(try components([[1, 2, 3]]) == nil)
    #expect(try components([[1, 0, 0], [2, 0, 0]]) == nil)
    #expect(try components([[5, 5, 5], [2, 2, 2]]) == nil)
    #expect(try components([[0, 0, 0], [1, 2, 3]]) == nil)
    let two = try #require(try components([[1, 2, 3], [0, 0, 0], [3, 2, 1], [1, 1, 5]]))
    #expect(two.ordination.sampleIDs == ["s0", "s2", "s3"] && two.ordination.axisCount <= 2)
  }
}
