import BioModel
import Diversity
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

@Suite struct MarkerEvaluationTests {
  /// Roseburia at 1 … n per cent in `n` healthy subjects of 10,000 reads, then the given counts of Roseburia.
  static func study(healthy n: Int, tested: [Double], reads: Double = 10_000) -> (CommunityProfile, ReferenceCohort) {
    let lineages = [
      ["Bacteria", "Bacillota", "", "", "", "Roseburia"], ["Bacteria", "Bacteroidota", "", "", "", "Bacteroides"],
    ]
    var rows = (1...n).map { rank -> [Double] in [Double(rank) * 100, 10_000 - Double(rank) * 100] }
    rows += tested.map { [$0, reads - $0] }
    let profile = Communities.profile(lineages, rows)
    let isHealthy = rows.indices.map { $0 < n }
    return (profile, ReferenceCohort(ownGroup: "healthy", of: profile, isMember: isHealthy))
  }

  static func results(
    _ row: [String: String], _ profile: CommunityProfile, _ cohort: ReferenceCohort?, alpha: [AlphaValue] = []
  ) throws -> [MarkerResult] {
    let table = try MarkerTable(parsing: MarkerTableTests.table([row]), file: "m.tsv")
    return try DysbiosisAnalysis.run(
      profile: profile, cohort: cohort, ratios: [], markers: table, indices: [], alpha: alpha
    ).markers
  }

  @Test func lowRule() throws {
    let (profile, cohort) = Self.study(healthy: 29, tested: [150, 250, 350])
    let results = try Self.results(MarkerTableTests.good, profile, cohort)
    // (#{r ≤ x} + 1)/30 ≤ 0.1: two reference subjects may lie at or below.
    #expect(results[29].status == .flagged)
    #expect(results[30].status == .flagged)
    #expect(results[31].status == .typical)
    #expect(results[29].value == 0.015)
    #expect(agree(results[29].percentile ?? -1, 100.0 / 29, within: 1e-12))
    // A member is compared with the 28 others: 2/29 of them at or below the second lowest.
    #expect(results[1].status == .flagged && results[2].status == .typical)
  }

  @Test func highRuleNeedsShareAndReads() throws {
    var row = MarkerTableTests.changed("direction", "high")
    row["minimal_share"] = "0.5"
    let (profile, cohort) = Self.study(healthy: 29, tested: [3000, 6000])
    let results = try Self.results(row, profile, cohort)
    #expect(results[29].status == .typical && results[29].reason == "below-minimal-share")
    #expect(results[30].status == .flagged)
  }

  @Test func smallReferencesAndNoneAreSaid() throws {
    let (profile, cohort) = Self.study(healthy: 19, tested: [1])
    #expect(try Self.results(MarkerTableTests.good, profile, cohort)[19].reason == "reference-too-small")
    let alone = try Self.results(MarkerTableTests.good, profile, nil)
    #expect(alone[0].reason == "no-reference" && alone[0].value == 0.01 && alone[0].percentile == nil)
  }

  @Test func depthGates() throws {
    let (shallow, cohort) = Self.study(healthy: 29, tested: [1], reads: 999)
    #expect(try Self.results(MarkerTableTests.good, shallow, cohort)[29].reason == "too-few-reads")
    // The cut-off is the third lowest reference share, 3 %: 5 reads are expected of 167 reads, so 1,000 are enough.
    let (enough, group) = Self.study(healthy: 29, tested: [1], reads: 1000)
    #expect(try Self.results(MarkerTableTests.good, enough, group)[29].status == .flagged)
  }

  @Test func lowRuleNeedsFiveReadsAtTheCutOff() throws {
    let lineages = [["Bacteria", "", "", "", "", "Roseburia"], ["Bacteria", "", "", "", "", "Blautia"]]
    let rows = (1...29).map { [Double($0), 9_999 - Double($0)] } + [[0, 9_999]]
    let profile = Communities.profile(lineages, rows)
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 29 })
    #expect(try Self.results(MarkerTableTests.good, profile, cohort)[29].reason == "too-few-reads-for-cut-off")
  }

  @Test func referenceOftenZero() throws {
    let lineages = [["Bacteria", "", "", "", "", "Roseburia"], ["Bacteria", "", "", "", "", "Blautia"]]
    let rows = (0..<30).map { [$0 < 3 ? 0 : 500, 9_500.0] } + [[0, 9_999]]
    let profile = Communities.profile(lineages, rows)
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 30 })
    #expect(try Self.results(MarkerTableTests.good, profile, cohort)[30].reason == "reference-often-zero")
    var row = MarkerTableTests.good
    row["minimal_reference_prevalence"] = "0.95"
    #expect(try Self.results(row, profile, cohort)[30].reason == "reference-prevalence-too-low")
  }

  @Test func unseenTaxa() throws {
    let (profile, cohort) = Self.study(healthy: 29, tested: [1])
    let low = try Self.results(MarkerTableTests.changed("expression", "g:Akkermansia"), profile, cohort)
    #expect(low[0].status == .notEvaluable && low[0].reason == "database-unknown" && low[0].value == nil)
    var row = MarkerTableTests.changed("expression", "g:Akkermansia")
    row["direction"] = "high"
    #expect(try Self.results(row, profile, cohort)[0].status == .typical)
    let universe = TaxonUniverse(lineages: [Lineage(["Bacteria", "", "", "", "", "Roseburia"])], source: "test")
    let known = CommunityProfile(table: profile.table, study: profile.study, universe: universe)
    #expect(try Self.results(row, known, cohort)[0].reason == "taxon-not-in-database")
  }

  @Test(arguments: [
    ("requirements", "resolution=species", "species-not-resolved"), ("requirements", "age=infant", "age-unknown"),
    ("requirements", "primers=archaea", "primers-coverage-unknown"),
    ("portable_in", "rdp", "taxon-set-not-expressible"),
  ])
  func requirements(column: String, value: String, reason: String) throws {
    let (profile, _) = Self.study(healthy: 29, tested: [1])
    let study = StudyDescription(library: .amplicon16S, taxonomy: "SILVA")
    let described = CommunityProfile(table: profile.table, study: study)
    let cohort = ReferenceCohort(
      ownGroup: "healthy", of: described, isMember: (0..<30).map { $0 < 29 })
    let results = try Self.results(MarkerTableTests.changed(column, value), described, cohort)
    #expect(results.allSatisfy { $0.status == .notEvaluable && $0.reason == reason })
  }

  @Test func hostAndBodySite() throws {
    let (profile, cohort) = Self.study(healthy: 29, tested: [1, 1])
    var facts = profile.facts
    facts[29].host = "mouse"
    facts[30].bodySite = "saliva"
    let described = CommunityProfile(table: profile.table, study: profile.study, facts: facts)
    let results = try Self.results(
      MarkerTableTests.changed("requirements", "host=human;body-site=stool"), described, cohort)
    #expect(results[29].reason == "host-not-human" && results[30].reason == "body-site-not-stool")
    #expect(results[0].status != .notEvaluable)
  }

  /// Who writes Homo sapiens and faeces is human and has stool; antibiotics count where a row asks for none.
  @Test func spellingsAndAntibiotics() throws {
    let (profile, cohort) = Self.study(healthy: 29, tested: [1, 1, 1])
    var facts = profile.facts
    facts[29].host = "Homo sapiens"
    facts[29].bodySite = "Faeces"
    facts[30].takesAntibiotics = true
    facts[31].takesAntibiotics = false
    let described = CommunityProfile(table: profile.table, study: profile.study, facts: facts)
    let row = MarkerTableTests.changed("requirements", "host=human;body-site=stool;antibiotics=no")
    let results = try Self.results(row, described, cohort)
    #expect(results[29].status == .flagged && results[31].status == .flagged)
    #expect(results[30].status == .notEvaluable && results[30].reason == "antibiotics-taken")
  }

  /// A table, or a cohort, that ends at the genus says nothing of species.
  @Test func ranksThatAreNotThere() throws {
    let (profile, cohort) = Self.study(healthy: 29, tested: [1])
    var row = MarkerTableTests.changed("expression", "s:\"Roseburia hominis\"")
    for side in ["low", "high"] {
      row["direction"] = side
      let results = try Self.results(row, profile, cohort)
      #expect(results.allSatisfy { $0.status == .notEvaluable && $0.reason == "rank-not-in-table" })
    }
    let lineages = [
      ["Bacteria", "", "", "", "", "Roseburia", "Roseburia hominis"],
      ["Bacteria", "", "", "", "", "Blautia", "Blautia wexlerae"],
    ]
    let rows = (1...30).map { [Double($0) * 100, 9_000] }
    let deep = Communities.profile(lineages, rows, subjects: (0..<30).map { "t\($0)" })
    let coarse = CohortFile.build(
      name: "genera", from: deep, isMember: [Bool](repeating: true, count: 30), rank: .genus)
    let tested = Communities.profile(lineages, [[4_000, 5_000]])
    #expect(try Self.results(row, tested, coarse)[0].reason == "cohort-rank-too-coarse")
    row["expression"] = "g:Roseburia"
    #expect(try Self.results(row, tested, coarse)[0].status == .flagged)
  }

  /// A ratio whose numerator a tenth of the reference lacks cannot be low.
  @Test func ratiosOftenWithoutNumerator() throws {
    let lineages = [["Bacteria", "", "", "", "", "Roseburia"], ["Bacteria", "", "", "", "", "Blautia"]]
    let rows = (0..<30).map { [$0 < 3 ? 0 : 500, 9_500.0] } + [[0, 9_999]]
    let profile = Communities.profile(lineages, rows)
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 30 })
    let row = MarkerTableTests.changed("expression", "g:Roseburia / g:Blautia")
    #expect(try Self.results(row, profile, cohort)[30].reason == "reference-often-zero")
  }

  /// The other denominator: everything in the sample.
  @Test func sharesOfAllStandBeside() throws {
    let lineages = [["Bacteria", "", "", "", "", "Roseburia"], ["Bacteria", "", "", "", "", "Blautia"], [""]]
    let results = try Self.results(
      MarkerTableTests.good, Communities.profile(lineages, [[100, 300, 600]]), nil)
    #expect(results[0].value == 0.25 && results[0].shareOfAll == 0.1)
  }

  @Test func presence() throws {
    var row = MarkerTableTests.changed("action", "presence")
    row["tail_p"] = ""
    let (profile, _) = Self.study(healthy: 20, tested: [10, 9, 0])
    let results = try Self.results(row, profile, nil)
    #expect(results[20].status == .detected)
    #expect(results[21].status == .typical && results[21].reason == "not-detected")
    let marked = CommunityProfile(table: profile.table, study: profile.study, contaminants: [0])
    #expect(try Self.results(row, marked, nil)[20].status == .typical)
  }

  @Test func contextIsShownNeverFlagged() throws {
    var row = MarkerTableTests.changed("action", "context")
    row["tail_p"] = ""
    let (profile, cohort) = Self.study(healthy: 29, tested: [1])
    let results = try Self.results(row, profile, cohort)
    #expect(results.allSatisfy { $0.status == .context && $0.percentile != nil })
  }

  /// Two rows of one expression and direction are one flag; the other direction is another.
  @Test func flagsAreCountedOnce() throws {
    var twin = MarkerTableTests.changed("id", "roseburia-low-again")
    twin["expression"] = "g__Roseburia"
    var high = MarkerTableTests.changed("id", "roseburia-high")
    high["direction"] = "high"
    let (profile, cohort) = Self.study(healthy: 29, tested: [150])
    let table = try MarkerTable(parsing: MarkerTableTests.table([MarkerTableTests.good, twin, high]), file: "m.tsv")
    let results = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], markers: table, indices: [])
    let count = results.flagCounts[29]
    #expect(count.flagged == 1 && count.evaluable == 2)
    #expect(agree(count.expectedByChance, 0.2, within: 1e-12))
  }

  @Test func diversityMarkersTakeAlphaValues() throws {
    var row = MarkerTableTests.changed("expression", "metric:shannon-ln")
    row["id"] = "shannon-low"
    let (profile, cohort) = Self.study(healthy: 29, tested: [500])
    let alpha = profile.table.sampleIDs.enumerated().map {
      AlphaValue(sample: $1, metric: "shannon-ln", value: .defined($0 == 29 ? 0.5 : 2 + Double($0) / 10))
    }
    #expect(try Self.results(row, profile, cohort, alpha: alpha)[29].status == .flagged)
    #expect(try Self.results(row, profile, cohort)[29].reason == "metric-not-computed")
  }

  /// The built-in table on random communities in two schemes: the same verdicts.
  @Test func builtInMarkersAreAlikeInOldAndNewNames() throws {
    let rows = Communities.randomRows(samples: 60, features: 12, mean: 800, seed: 9)
    let schemes = [("ncbi-old", NomenclatureScheme.ncbiOld), ("ncbi-new", .ncbi), ("gtdb", .gtdb)]
    let results = try schemes.map { name, scheme in
      let profile = Communities.profile(Communities.schemes[name] ?? [], rows, taxonomy: scheme.rawValue)
      let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 45 })
      return try DysbiosisAnalysis.run(profile: profile, cohort: cohort)
    }
    #expect(results[0].markers.contains { $0.status == .flagged })
    let shared = results[0].markers.indices.filter { row in
      results.allSatisfy { $0.markers[row].reason != "taxon-set-not-expressible" }
    }
    #expect(shared.count > results[0].markers.count / 2)
    for row in shared {
      #expect(results[0].markers[row] == results[1].markers[row] && results[0].markers[row] == results[2].markers[row])
    }
  }

  @Test func orderOfSamplesChangesNothing() throws {
    let lineages = Communities.schemes["silva"] ?? []
    let rows = Communities.randomRows(samples: 50, features: 12, mean: 800, seed: 11)
    func markers(_ order: [Int]) throws -> [String: [MarkerResult]] {
      let table = FeatureTable(
        sampleIDs: order.map { "s\($0)" }, featureIDs: lineages.indices.map { "f\($0)" }, unit: .counts,
        rows: order.map { rows[$0] }, lineages: lineages.map { Lineage($0) })
      let profile = CommunityProfile(table: table, study: StudyDescription(library: .amplicon16S))
      let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: order.map { $0 < 41 })
      return Dictionary(grouping: try DysbiosisAnalysis.run(profile: profile, cohort: cohort).markers, by: \.sample)
    }
    #expect(try markers(Array(0..<50)) == markers((0..<50).reversed()))
  }
}
