import BioModel
import Dysbiosis
import TestSupport
import Testing

/// What a value rests on: zeros that are measured, shares of amplicons, diversity beside a cohort of profiles.
@Suite struct MarkerGroundTests {
  /// A taxon that was looked for and not found is 0 with an upper bound, whatever keeps it from being judged.
  @Test func zerosOfWhatCannotBeJudgedAreShown() throws {
    let (profile, _) = MarkerEvaluationTests.study(healthy: 3, tested: [0])
    let alone = try MarkerEvaluationTests.results(MarkerTableTests.good, profile, nil)[3]
    #expect(alone.status == .notEvaluable && alone.value == 0 && alone.lower != nil && (alone.upper ?? 0) > 0)
    #expect(alone.shareOfAll == 0)
    let unseen = try MarkerEvaluationTests.results(
      MarkerTableTests.changed("expression", "g:Akkermansia"), profile, nil)[3]
    #expect(unseen.value == nil && unseen.upper == nil && unseen.shareOfAll == nil)
    let species = MarkerTableTests.changed("requirements", "resolution=species")
    #expect(try MarkerEvaluationTests.results(species, profile, nil)[3].value == nil)
  }

  /// In a table of shares of amplicon reads the least share stands for the ten reads; MetaPhlAn reports what it found.
  @Test func presenceInSharesOfAmplicons() throws {
    var row = MarkerTableTests.changed("action", "presence")
    row["tail_p"] = ""
    row["requirements"] = ""
    let lineages = [["Bacteria", "", "", "", "", "Roseburia"], ["Bacteria", "", "", "", "", "Bacteroides"]]
    let rows = [[0.00009, 0.99991], [0.0001, 0.9999], [0, 1]]
    func statuses(_ library: StudyDescription.Library) throws -> [MarkerStatus] {
      let profile = Communities.profile(lineages, rows, unit: .relativeAbundance, library: library)
      return try MarkerEvaluationTests.results(row, profile, nil).map(\.status)
    }
    #expect(try statuses(.amplicon16S) == [.typical, .detected, .typical])
    #expect(try statuses(.shotgun) == [.detected, .detected, .typical])
  }

  /// A cohort file holds profiles, and diversity is measured on them as on the samples: by its rank, at one depth.
  @Test func diversityIsMeasuredAsTheCohortCanBe() throws {
    let lineages = Communities.schemes["silva"] ?? []
    let rows = Communities.randomRows(samples: 41, features: 12, mean: 800, seed: 21)
    // Two features of one genus: at the cohort's rank they are one.
    let twins = rows.map { row in row + [row[0]] }
    let base = Communities.profile(lineages + [lineages[0]], twins)
    let lab = Communities.profile(
      lineages + [lineages[0]], Array(twins.prefix(40)), subjects: (0..<40).map { "member \($0)" })
    let cohort = CohortFile.build(
      name: "lab", from: lab, isMember: [Bool](repeating: true, count: 40), rank: .genus)
    var row = MarkerTableTests.changed("expression", "metric:observed-features")
    row["id"] = "richness-low"
    let results = try MarkerEvaluationTests.results(row, base, cohort)
    #expect(results.allSatisfy { $0.reason != "cohort-has-no-figures" } && results.contains { $0.percentile != nil })
    // Plainly: the expected number of genera among reads drawn without replacement.
    let sample = try #require(results.indices.first { results[$0].value != nil })
    var genera = rows[sample]
    genera[0] *= 2
    let value = try #require(results[sample].value)
    #expect(value <= Double(genera.count { $0 > 0 }) && value > Double(genera.count { $0 > 0 }) - 0.5)
    let table = try MarkerTable(parsing: MarkerTableTests.table([row]), file: "m.tsv")
    let all = try DysbiosisAnalysis.run(profile: base, cohort: cohort, ratios: [], markers: table, indices: [])
    #expect(all.notices.contains { $0.code == "metrics-at-cohort-rank" && $0.message.contains("genus") })
  }
}
