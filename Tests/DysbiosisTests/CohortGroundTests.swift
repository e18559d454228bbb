import BioModel
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

/// A cohort file of the same people says what the study's own group says, or that it cannot.
@Suite struct CohortGroundTests {
  static let domainless: [[String]] = (Communities.schemes["ncbi-new"] ?? []).dropLast(2).map { [""] + $0.dropFirst() }
  /// What no nomenclature knows: with parents, and by a genus alone.
  static let unknown = [
    ["", "Bacillota", "Clostridia", "Eubacteriales", "Nemoaceae", "Nemo"], ["", "Nullota", "", "", "", "Nullus"],
    ["", "", "", "", "", "Nemonullus"], ["", "", "", "", "", ""],
  ]

  static func markers(_ expressions: [String]) throws -> MarkerTable {
    let rows = expressions.enumerated().map { number, expression in
      var row = MarkerTableTests.changed("expression", expression)
      row["id"] = "row-\(number)"
      row["requirements"] = ""
      return row
    }
    return try MarkerTable(parsing: MarkerTableTests.table(rows), file: "m.tsv")
  }

  /// Read from its file.
  static func file(of profile: CommunityProfile, _ isMember: [Bool], rank: Rank) throws -> ReferenceCohort {
    let cohort = CohortFile.build(name: "healthy", from: profile, isMember: isMember, rank: rank)
    return try CohortFile.decode(CohortFile.encode(cohort), file: "lab.cohort")
  }

  /// Without domains everything that is named is classified, in the table and in the file made of it.
  @Test(arguments: [Rank.genus, .family]) func denominatorsStayWithoutDomains(rank: Rank) throws {
    let lineages = Self.domainless + Self.unknown
    let rows = Communities.randomRows(samples: 40, features: lineages.count, mean: 800, seed: 31)
    let profile = Communities.profile(lineages, rows, taxonomy: "ncbi")
    let isMember = rows.indices.map { $0 < 36 }
    let own = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: isMember)
    let file = try Self.file(of: profile, isMember, rank: rank)
    #expect(file.profile.denominators == own.profile.denominators && !file.profile.hasDomains)
    let table = try Self.markers(["f:Bacteroidaceae", "f:Lachnospiraceae", "p:Pseudomonadota"])
    let share = try #require(DysbiosisIndices.all.first { $0.id == "enterobacteriaceae-share" })
    func results(_ cohort: ReferenceCohort) throws -> DysbiosisResults {
      try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], markers: table, indices: [share])
    }
    let (mine, theirs) = (try results(own), try results(file))
    #expect(mine.markers.allSatisfy { $0.percentile != nil } && mine.markers == theirs.markers)
    #expect(mine.indices.allSatisfy { $0.percentile != nil } && mine.indices == theirs.indices)
  }

  /// The same on a real table: who is flagged does not depend on where the same 65 people stand.
  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func sharesOfWirbelStandAlikeInBoth() throws {
    let wirbel = try WirbelCohort()
    let percent = wirbel.profile.table
    let table = FeatureTable(
      sampleIDs: percent.sampleIDs, featureIDs: percent.featureIDs, unit: .relativeAbundance,
      rowStarts: percent.rowStarts, columns: percent.columns, values: percent.values.map { $0 / 100 },
      lineages: percent.lineages)
    let profile = CommunityProfile(table: table, study: StudyDescription(library: .shotgun, taxonomy: "ncbi"))
    let own = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: wirbel.isHealthy)
    let file = try Self.file(of: profile, wirbel.isHealthy, rank: .genus)
    #expect(file.count == 65)
    func results(_ cohort: ReferenceCohort) throws -> DysbiosisResults {
      try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [])
    }
    let (mine, theirs) = (try results(own), try results(file))
    // A ratio's zero is half the smallest share of a table's features, and indices of whole profiles compare at the rank.
    let shares = Set(MarkerTable.builtIn.markers.filter(\.expression.isShare).map(\.id))
    var compared = 0
    for (a, b) in zip(mine.markers, theirs.markers) where shares.contains(a.marker) {
      guard let p = a.percentile, let q = b.percentile else { continue }
      compared += 1
      #expect((p - q).magnitude < 1e-9 && a.status == b.status, "\(a.sample) \(a.marker): \(p) against \(q)")
    }
    #expect(compared > 5_000)
    for (a, b) in zip(mine.indices, theirs.indices) where a.index.hasSuffix("-share") {
      #expect(a.percentile == b.percentile && a.value == b.value, "\(a.sample) \(a.index)")
    }
  }

  static let named = Communities.schemes["ncbi-new"] ?? []
  static let coarse = named.map { Array($0.prefix(Rank.family.rawValue + 1)) }
  static let mixed = ["g:Methanobrevibacter + o:Bacteroidales", "largest:g:Streptococcus, o:Enterobacterales"]

  /// A table that ends at the family holds a part of these sums, and says so instead of showing it.
  @Test func tablesTooCoarseForASum() throws {
    let rows = Communities.randomRows(samples: 40, features: 12, mean: 800, seed: 32)
    let profile = Communities.profile(Self.coarse, rows, taxonomy: "ncbi")
    let own = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 36 })
    let table = try Self.markers(Self.mixed + ["f:Bacteroidaceae"])
    let results = try DysbiosisAnalysis.run(profile: profile, cohort: own, ratios: [], markers: table)
    for result in results.markers where result.marker != "row-2" {
      #expect(result.reason == "rank-not-in-table" && result.status == .notEvaluable)
      #expect(result.value == nil && result.percentile == nil && result.upper == nil)
    }
    #expect(results.markers.filter { $0.marker == "row-2" }.allSatisfy { $0.percentile != nil })
    for result in results.indices {
      switch result.index {
      case "gram-negative-share", "facultative-share", "oral-share", "high-lps-share", "md-index-genus":
        #expect(result.reason == "rank-not-in-table" && result.status == .notEvaluable, "\(result.index)")
        #expect(result.value == nil && result.rawValue == nil && result.contributions.isEmpty)
      case "enterobacteriaceae-share", "mdr", "cloud": #expect(result.percentile != nil, "\(result.index)")
      default: continue
      }
    }
  }

  /// A cohort of families beside a table of genera, whether its rank says so or only its names: the values stand, compared
  /// with nobody.
  @Test(arguments: [(Rank.family, true), (.genus, false)])
  func cohortsTooCoarseForASum(rank: Rank, isDeep: Bool) throws {
    let rows = Communities.randomRows(samples: 76, features: 12, mean: 800, seed: 33)
    let profile = Communities.profile(Self.named, Array(rows[..<40]), taxonomy: "ncbi")
    let lab = Communities.profile(
      isDeep ? Self.named : Self.coarse, Array(rows[40...]), taxonomy: "ncbi", subjects: (0..<36).map { "member \($0)" }
    )
    let cohort = try Self.file(of: lab, [Bool](repeating: true, count: 36), rank: rank)
    let table = try Self.markers(Self.mixed + ["index:gram-negative-share", "f:Bacteroidaceae"])
    let results = try DysbiosisAnalysis.run(
      profile: profile, cohort: cohort, controls: [Bool](repeating: true, count: 40), ratios: [], markers: table)
    for result in results.markers where result.marker != "row-3" {
      #expect(result.reason == "cohort-rank-too-coarse" && result.status == .notEvaluable)
      #expect(result.value != nil && result.percentile == nil)
    }
    #expect(results.markers.filter { $0.marker == "row-3" }.allSatisfy { $0.percentile != nil })
    #expect(results.drift?.rows.map(\.markers) == [["row-3"]])
    for result in results.indices {
      switch result.index {
      case "gram-negative-share", "facultative-share", "oral-share", "high-lps-share":
        #expect(result.reason == "cohort-rank-too-coarse" && result.status == .context, "\(result.index)")
        #expect(result.value != nil && result.upper != nil && result.percentile == nil)
      case "enterobacteriaceae-share", "mdr", "cloud": #expect(result.percentile != nil, "\(result.index)")
      default: continue
      }
    }
  }
}
