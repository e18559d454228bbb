import BioModel
import Dysbiosis
import Glibc
import Statistics
import TestSupport
import Testing

/// Intervals of indices: what counting reads alone moves.
@Suite struct IndexIntervalTests {
  /// The delta method agrees with the spread of multinomial draws, the reference held fast.
  @Test(arguments: [
    "dysbiosis-score-median-bc", "cloud", "centroid-difference", "centroid-difference-squared", "shannon-jsd",
    "reference-plane",
  ])
  func standardErrorsAgreeWithDraws(id: String) throws {
    let index = try #require(DysbiosisIndices.all.first { $0.id == id })
    let rows = Communities.randomRows(samples: 55, features: 12, mean: 2_000, seed: 5)
    let draws = 300
    var generator = SeededGenerator(purpose: "test-index-draws", seed: 1)
    let drawn = (0..<draws).map { _ in Self.multinomial(rows[54], &generator) }
    let profile = Communities.profile(ComparisonIndexTests.lineages, rows + drawn)
    let reference = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: (0..<355).map { $0 < 35 })
    let cases = ReferenceCohort(ownGroup: "ill", of: profile, isMember: (0..<355).map { $0 >= 35 && $0 < 54 })
    let results = index.evaluate(IndexInput(profile: profile, cohort: reference, cases: cases))
    let values = results[55...].compactMap(\.value)
    let mean = values.reduce(0, +) / Double(draws)
    let deviation = (values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(draws - 1)).squareRoot()
    let result = results[54]
    let width = try #require(result.upper) - (try #require(result.lower))
    // 300 draws know the deviation to ± 4 %; bends of the distance add some.
    #expect((width / 2 / 1.959963984540054 / deviation - 1).magnitude < 0.15)
  }

  static func multinomial(_ counts: [Double], _ generator: inout SeededGenerator) -> [Double] {
    MultinomialSampler(
      trials: Int(counts.reduce(0, +)), classes: counts.map { MultinomialSampler.Class(features: 1, share: $0) }
    ).drawInOrder(&generator).map(Double.init)
  }

  /// Beta(x + ½, y + ½) quantiles of shares, ratios and their logarithms.
  @Test func exactIntervals() throws {
    let profile = Communities.profile(ComparisonIndexTests.lineages, [RatioTests.counts])
    let mdr = MDR().evaluate(profile, cohort: nil)[0]
    let ratio = BetaDistribution(a: 50.5, b: 650.5)
    #expect(agree(try #require(mdr.lower), ratio.oddsQuantile(0.025), within: 1e-12))
    #expect(agree(try #require(mdr.upper), ratio.oddsQuantile(0.975), within: 1e-12))
    let md = MDIndexGenus().evaluate(profile, cohort: nil)[0]
    #expect(md.value == nil || md.lower.map { $0 < md.value ?? 0 } ?? false)
    let share = EnterobacteriaceaeShare().evaluate(profile, cohort: nil)[0]
    let total = profile.denominators[0]
    let count = profile.abundance(of: [6], sample: 0)
    let beta = BetaDistribution(a: count + 0.5, b: total - count + 0.5)
    #expect(agree(try #require(share.lower), beta.quantile(0.025), within: 1e-12))
    #expect(agree(try #require(share.upper), beta.quantile(0.975), within: 1e-12))
  }

  /// Shares without counts have no interval; values lie in their intervals; deeper samples have narrower ones.
  @Test(arguments: DysbiosisIndices.all.map(\.id))
  func laws(id: String) throws {
    let index = try #require(DysbiosisIndices.all.first { $0.id == id })
    let rows = Communities.randomRows(samples: 60, features: 12, mean: 400, seed: 23)
    func evaluate(_ rows: [[Double]], unit: FeatureTable.Unit = .counts) -> [IndexResult] {
      let profile = Communities.profile(ComparisonIndexTests.lineages, rows, unit: unit)
      let reference = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 40 })
      let cases = ReferenceCohort(ownGroup: "ill", of: profile, isMember: rows.indices.map { $0 >= 40 })
      return index.evaluate(IndexInput(profile: profile, cohort: reference, cases: cases))
    }
    let shallow = evaluate(rows)
    let deep = evaluate(rows.map { $0.map { $0 * 100 } })
    for (a, b) in zip(shallow, deep) {
      #expect((a.lower == nil) == (a.upper == nil))
      if let lower = a.lower, let upper = a.upper, let value = a.value {
        #expect(lower <= value && value <= upper)
        // A pseudocount weighs less in a deeper sample.
        if a.reason == "floored" { continue }
        #expect(try #require(b.upper) - (try #require(b.lower)) <= upper - lower)
      }
    }
    for result in evaluate(rows.map { row in row.map { $0 / row.reduce(0, +) } }, unit: .relativeAbundance) {
      #expect(result.lower == nil && result.upper == nil)
    }
  }

  /// GMHI of counts: seeded draws, the same every time, another seed another width.
  @Test func signatureDrawsAreSeeded() throws {
    let terms = (TaxonGroups.builtIn["gmhi-health-prevalent"] ?? []) + (TaxonGroups.builtIn["gmhi-health-scarce"] ?? [])
    let universe = TaxonUniverse(
      lineages: terms.map { Lineage(["Bacteria", "", "", "", "", "", $0.name]) }, source: "all")
    let lineages = ["Bifidobacterium_adolescentis", "Clostridium_bolteae", "Escherichia_coli"].map {
      ["Bacteria", "", "", "", "", "", $0]
    }
    let profile = Communities.profile(
      lineages, [[300, 200, 9_500]], library: .shotgun, universe: universe)
    let first = GMHI2020().evaluate(IndexInput(profile: profile, seed: 1))[0]
    #expect(first == GMHI2020().evaluate(IndexInput(profile: profile, seed: 1))[0])
    let second = GMHI2020().evaluate(IndexInput(profile: profile, seed: 2))[0]
    #expect(first.lower != second.lower && first.value == second.value)
    let width = try #require(first.upper) - (try #require(first.lower))
    #expect(width > 0.01 && width < 0.5)
  }
}
