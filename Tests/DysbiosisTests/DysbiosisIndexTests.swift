import BioModel
import Dysbiosis
import Glibc
import Taxonomy
import TestSupport
import Testing

@Suite struct DysbiosisIndexTests {
  static let lineages = Communities.schemes["ncbi-new"] ?? []

  @Test func registryIsComplete() {
    let ids = DysbiosisIndices.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in [
      "gmhi-2020", "md-index-genus", "md-index-family", "dysbiosis-score-median-bc", "mdr", "gmwi2-2024", "cloud",
      "centroid-difference", "centroid-difference-squared", "shannon-jsd", "reference-plane", "cdr", "mhi-a",
      "toposcore",
    ] {
      #expect(ids.contains(id))
    }
    for index in DysbiosisIndices.all {
      #expect(index.descriptor.reference.hasPrefix("10.") && !index.descriptor.formula.isEmpty)
    }
  }

  @Test func listedIndicesSayWhy() {
    let ids = DysbiosisIndices.listings.map(\.id)
    #expect(Set(ids).count == ids.count && ids.count == DysbiosisIndices.all.count + DysbiosisIndices.listedOnly.count)
    for id in ["ga-map-di", "q2pd", "hipca", "hack", "zoe-ranking", "enterosignature-fit"] { #expect(ids.contains(id)) }
    for index in DysbiosisIndices.listedOnly {
      #expect(
        !index.reason.isEmpty && index.explanation.hasSuffix(".") && index.descriptor.summary.hasPrefix("Not computed"))
    }
  }

  /// ln((Escherichia + Veillonella) / (Bacteroides + Faecalibacterium)) of counts.
  @Test func mdIndexByHand() throws {
    let profile = Communities.profile(Self.lineages, [RatioTests.counts], taxonomy: "ncbi")
    let genus = MDIndexGenus().evaluate(profile, cohort: nil)[0]
    #expect(agree(try #require(genus.rawValue), log(30.0 / 420), within: 1e-12))
    let family = MDIndexFamily().evaluate(profile, cohort: nil)[0]
    #expect(agree(try #require(family.rawValue), log(30.0 / 650), within: 1e-12))
    #expect(genus.contributions.contains { $0.taxon == "Escherichia" && $0.amount > 0 })
  }

  /// (Bacilli + Pseudomonadota) / (Clostridia + Bacteroidota) = (40 + 10) / (200 + 450).
  @Test func mdrByHand() throws {
    let profile = Communities.profile(Self.lineages, [RatioTests.counts])
    let result = MDR().evaluate(profile, cohort: nil)[0]
    #expect(agree(try #require(result.value), 50.0 / 650, within: 1e-12))
  }

  /// Bray-Curtis of the plain definition, median over the others.
  @Test func medianBrayCurtisAgreesWithThePlainTwin() throws {
    let rows = Communities.randomRows(samples: 40, features: 12, mean: 400, seed: 3)
    let profile = Communities.profile(Self.lineages, rows)
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 31 })
    let results = DysbiosisScoreMedianBC().evaluate(profile, cohort: cohort)
    for (sample, result) in results.enumerated() {
      let distances = (0..<31).filter { $0 != sample }.map { other -> Double in
        let mine = rows[sample].map { $0 / rows[sample].reduce(0, +) }
        let theirs = rows[other].map { $0 / rows[other].reduce(0, +) }
        let pairs = zip(mine, theirs)
        return pairs.map { ($0 - $1).magnitude }.reduce(0, +) / pairs.map { $0 + $1 }.reduce(0, +)
      }.sorted()
      let middle = distances.count / 2
      let median = distances.count % 2 == 1 ? distances[middle] : (distances[middle - 1] + distances[middle]) / 2
      #expect(agree(try #require(result.rawValue), median, within: 1e-12))
    }
    // By construction about a tenth of the reference lies beyond its own 90 % quantile: 3 of 31.
    #expect(results[..<31].count { $0.status == .flagged } == 3)
    let small = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 29 })
    #expect(DysbiosisScoreMedianBC().evaluate(profile, cohort: small)[0].reason == "reference-too-small")
    #expect(DysbiosisScoreMedianBC().evaluate(profile, cohort: nil)[0].reason == "no-reference")
  }

  @Test(arguments: DysbiosisIndices.all.map(\.id))
  func laws(id: String) throws {
    let index = try #require(DysbiosisIndices.all.first { $0.id == id })
    let rows = Communities.randomRows(samples: 36, features: 12, mean: 300, seed: 7)
    func evaluate(_ lineages: [[String]], _ rows: [[Double]]) -> [IndexResult] {
      let profile = Communities.profile(lineages, rows, taxonomy: "ncbi")
      let isMember = rows.indices.map { $0 < 32 }
      let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: isMember)
      let cases = ReferenceCohort(ownGroup: "ill", of: profile, isMember: rows.indices.map { $0 >= 20 && $0 < 36 })
      return index.evaluate(IndexInput(profile: profile, cohort: cohort, cases: cases))
    }
    let plain = evaluate(Self.lineages, rows)
    #expect(plain.count == 36 && plain.allSatisfy { $0.index == id })
    // The order of taxa changes nothing.
    let order = Array(Self.lineages.indices.reversed())
    #expect(evaluate(order.map { Self.lineages[$0] }, rows.map { row in order.map { row[$0] } }) == plain)
    // An absent taxon changes nothing.
    let wider = evaluate(Self.lineages + [["Bacteria", "Nemota", "", "", "", "Nemo"]], rows.map { $0 + [0] })
    #expect(wider == plain)
    // Scaling counts changes nothing: shares only.
    for (scaled, result) in zip(evaluate(Self.lineages, rows.map { $0.map { $0 * 4 } }), plain) {
      #expect(scaled.status == result.status)
      if let value = result.rawValue { #expect(agree(value, scaled.rawValue ?? .infinity, within: 1e-12)) }
    }
    // An empty sample has no value and stops nobody.
    let withEmpty = evaluate(Self.lineages, rows + [[Double](repeating: 0, count: 12)])
    #expect(withEmpty[36].value == nil && withEmpty[36].status == .notEvaluable && !withEmpty[36].reason.isEmpty)
  }
}
