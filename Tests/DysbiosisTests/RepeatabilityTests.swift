import Dysbiosis
import Glibc
import Statistics
import TestSupport
import Testing

@Suite struct RepeatabilityTests {
  /// Means 2 and 6; SSW = 4, MSW = 2; SSB = 16; n₀ = 2: s_b² = 7, share 7/9.
  @Test func byHand() throws {
    let figure = try #require(Repeatability(marker: "m", scale: .value, values: [[1, 3], [5, 7], [9]]))
    #expect(figure.specimens == 2 && figure.samples == 4)
    #expect(agree(figure.withinSD, 2.0.squareRoot(), within: 1e-12))
    #expect(agree(figure.betweenSD ?? -1, 7.0.squareRoot(), within: 1e-12))
    #expect(agree(figure.varianceShare ?? -1, 7.0 / 9, within: 1e-12))
    #expect(agree(figure.repeatabilityLimit, 1.96 * 2, within: 1e-12))
  }

  @Test func edgeCases() throws {
    #expect(Repeatability(marker: "m", scale: .value, values: [[1], [2]]) == nil)
    let one = try #require(Repeatability(marker: "m", scale: .value, values: [[1, 1, 4]]))
    #expect(one.betweenSD == nil && one.varianceShare == nil && agree(one.withinSD, 3.0.squareRoot(), within: 1e-12))
    let same = try #require(Repeatability(marker: "m", scale: .value, values: [[2, 2], [2, 2]]))
    #expect(same.withinSD == 0 && same.varianceShare == nil)
    // Replicates that differ more than specimens: no negative variance.
    let noise = try #require(Repeatability(marker: "m", scale: .value, values: [[0, 10], [1, 9]]))
    #expect(noise.betweenSD == 0 && noise.varianceShare == 0)
  }

  /// Known standard deviations come back: 0.3 within, 1.2 between.
  @Test func simulated() throws {
    var generator = SeededGenerator(purpose: "repeatability", seed: 1)
    let groups = (0..<400).map { _ -> [Double] in
      let centre = 1.2 * generator.normal()
      return (0..<3).map { _ in centre + 0.3 * generator.normal() }
    }
    let figure = try #require(Repeatability(marker: "m", scale: .logRatio, values: groups))
    #expect(agree(figure.withinSD, 0.3, within: 0.02) && agree(figure.betweenSD ?? -1, 1.2, within: 0.1))
    #expect(agree(figure.varianceShare ?? -1, 1.44 / 1.53, within: 0.02))
  }

  /// From a table: replicates of two specimens, on the scales of the markers.
  @Test func replicatesOfATable() throws {
    let rows: [[Double]] = [[100, 500, 400], [120, 480, 400], [300, 300, 400], [280, 320, 400], [9, 90, 900]]
    let replicates = ["a", "a", "b", "b", ""]
    let base = Communities.profile(TimeAnalysisTests.lineages, rows)
    let profile = CommunityProfile(
      table: base.table, study: base.study, facts: replicates.map { SampleFacts(subject: "p", replicate: $0) })
    var ratio = MarkerTableTests.changed("id", "ratio-low")
    ratio["expression"] = "g:Bacteroides / g:Blautia"
    let table = try MarkerTable(parsing: MarkerTableTests.table([MarkerTableTests.good, ratio]), file: "m.tsv")
    let found = try DysbiosisAnalysis.run(profile: profile, cohort: nil, ratios: [], markers: table, indices: [])
      .repeatability
    #expect(found.map(\.marker) == ["roseburia-low", "ratio-low"] && found.map(\.scale) == [.logOdds, .logRatio])
    func odds(_ x: Double) -> Double { log((x + 0.5) / (1000 - x + 0.5)) }
    let first = (odds(100) - odds(120)) * (odds(100) - odds(120)) / 2
    let second = (odds(300) - odds(280)) * (odds(300) - odds(280)) / 2
    #expect(agree(found[0].withinSD, ((first + second) / 2).squareRoot(), within: 1e-12))
    #expect((found[0].varianceShare ?? 0) > 0.9)
  }

  /// Tubes numbered 1 and 2 beside every specimen: a number is no specimen of two people.
  @Test func aNumberOfTubesIsNoSpecimen() throws {
    let rows = Communities.randomRows(samples: 8, features: 3, mean: 900, seed: 5)
    let base = Communities.profile(TimeAnalysisTests.lineages, rows)
    func found(_ facts: [SampleFacts]) throws -> [Repeatability] {
      let profile = CommunityProfile(table: base.table, study: base.study, facts: facts)
      let table = try MarkerTable(parsing: MarkerTableTests.table([MarkerTableTests.good]), file: "m.tsv")
      return try DysbiosisAnalysis.run(profile: profile, cohort: nil, ratios: [], markers: table, indices: [])
        .repeatability
    }
    let numbered = (0..<8).map { SampleFacts(subject: "p\($0 / 2)", replicate: "\($0 % 2 + 1)") }
    #expect(try found(numbered).isEmpty)
    // The same text in several people: pairs are of one person each.
    let shared = (0..<8).map { SampleFacts(subject: "p\($0 / 2)", replicate: "baseline") }
    #expect(try found(shared).map(\.specimens) == [4] && found(shared).map(\.samples) == [8])
    let named = (0..<8).map { SampleFacts(subject: "p\($0 / 2)", replicate: "b\($0 / 2)") }
    #expect(try found(named).map(\.withinSD) == found(shared).map(\.withinSD))
  }
}
