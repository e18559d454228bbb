import BioModel
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

@Suite struct CohortFiguresTests {
  static let label = CohortFigures.Label(
    id: "simulated", name: "simulated adults", ageGroup: CohortFigures.adults,
    origin: CohortFigures.Origin(citation: "none", doi: "", licence: "", selection: "simulated"))

  static let study = StudyDescription(
    library: .amplicon16S, host: "human", bodySite: "stool", region: "V4", profiler: "dysbio test", taxonomy: "ncbi")

  static func profile(
    _ rows: [[Double]], study: StudyDescription = study, facts: [SampleFacts]? = nil
  ) -> CommunityProfile {
    let table = FeatureTable(
      sampleIDs: rows.indices.map { "s\($0)" }, featureIDs: ShiftedCommunities.genera.map(\.name), unit: .counts,
      rows: rows, lineages: ShiftedCommunities.genera.map { Lineage(["Bacteria", "", "", "", "", $0.name]) })
    return CommunityProfile(table: table, study: study, facts: facts)
  }

  static func rows(_ count: Int, seed: UInt64, shift: [String: Double] = [:]) -> [[Double]] {
    ShiftedCommunities.counts(
      ShiftedCommunities.people(count, seed: seed), depth: 10_000, shift: shift, seed: seed)
  }

  /// Every genus low and high, and a ratio.
  static func markers() throws -> MarkerTable {
    var rows: [[String: String]] = []
    for genus in ShiftedCommunities.genera.map(\.name) {
      for side in ["low", "high"] {
        var row = MarkerTableTests.changed("id", "\(genus.lowercased())-\(side)")
        row["expression"] = "g:\(genus)"
        row["direction"] = side
        rows.append(row)
      }
    }
    var ratio = MarkerTableTests.changed("id", "ratio-low")
    ratio["expression"] = "g:Faecalibacterium / g:Escherichia"
    return try MarkerTable(parsing: MarkerTableTests.table(rows + [ratio]), file: "m.tsv")
  }

  static func cohort(_ n: Int, seed: UInt64) throws -> (profiles: ReferenceCohort, figures: CohortFigures) {
    let profile = profile(rows(n, seed: seed), facts: (0..<n).map { SampleFacts(subject: "member \($0)") })
    let cohort = CohortFile.build(
      name: "simulated adults", from: profile, isMember: [Bool](repeating: true, count: n), rank: .genus)
    return (cohort, try CohortFigures.build(label, from: cohort, rank: .genus, markers: markers()))
  }

  /// Up to 101 subjects the figures say what the profiles say.
  @Test func figuresOfFewSayTheSameAsProfiles() throws {
    let (cohort, figures) = try Self.cohort(80, seed: 1)
    let profile = Self.profile(Self.rows(60, seed: 2, shift: ["Escherichia": 5, "Roseburia": 0.2]))
    let byProfiles = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], markers: Self.markers())
    let byFigures = try DysbiosisAnalysis.run(
      profile: profile, cohort: nil, figures: figures, ratios: [], markers: Self.markers())
    #expect(byFigures.markers.map(\.status) == byProfiles.markers.map(\.status))
    #expect(byFigures.markers.map(\.reason) == byProfiles.markers.map(\.reason))
    for (mine, plain) in zip(byFigures.markers, byProfiles.markers) {
      #expect(mine.percentile == plain.percentile && mine.percentileLower == plain.percentileLower)
    }
    #expect(byFigures.flagCounts == byProfiles.flagCounts)
    #expect(byFigures.reference == "simulated adults (n = 80)" && byFigures.referenceFingerprint == figures.fingerprint)
    let median = byFigures.indices.filter { $0.index == "dysbiosis-score-median-bc" }
    #expect(median.allSatisfy { $0.status == .notEvaluable && $0.reason == "cohort-has-no-profiles" })
    let share = try #require(byFigures.indices.first { $0.index == "gram-negative-share" })
    let plain = try #require(byProfiles.indices.first { $0.index == "gram-negative-share" })
    #expect(share.percentile != nil && agree(share.percentile ?? -1, plain.percentile ?? -9, within: 1e-9))
  }

  /// With more the flags are a subset, and percentiles differ by at most one.
  @Test func figuresOfManyAreConservative() throws {
    let (cohort, figures) = try Self.cohort(250, seed: 3)
    let profile = Self.profile(Self.rows(150, seed: 4, shift: ["Escherichia": 3, "Roseburia": 0.3]))
    let byProfiles = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], markers: Self.markers())
    let byFigures = try DysbiosisAnalysis.run(
      profile: profile, cohort: nil, figures: figures, ratios: [], markers: Self.markers())
    var (flagged, lost) = (0, 0)
    for (mine, plain) in zip(byFigures.markers, byProfiles.markers) {
      if mine.status == .flagged { #expect(plain.status == .flagged) }
      flagged += plain.status == .flagged ? 1 : 0
      lost += plain.status == .flagged && mine.status != .flagged ? 1 : 0
      if let percentile = plain.percentile { #expect(agree(mine.percentile ?? -9, percentile, within: 1.01)) }
    }
    #expect(flagged > 200 && lost * 10 < flagged)
    let ratio = try RatioExpression("g:Faecalibacterium / g:Escherichia")
    #expect(figures.entry(for: ratio)?.distribution.count == 250)
  }

  @Test func changedOrCutFilesAreRefused() throws {
    let bytes = CohortFiguresFile.encode(try Self.cohort(20, seed: 5).figures)
    #expect(CohortFiguresFile.isFigures(bytes) && !CohortFiguresFile.isFigures(Array("#dysbio-cohort\t1".utf8)))
    #expect(throws: DysbiosisError.self) { try CohortFiguresFile.decode(Array(bytes.dropLast(80)), file: "x") }
    #expect(throws: DysbiosisError.self) { try CohortFiguresFile.decode([], file: "x") }
    for place in stride(from: 0, to: bytes.count - 1, by: 911) {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: DysbiosisError.self) { try CohortFiguresFile.decode(changed, file: "x") }
    }
  }

  /// Chosen only where everything is stated and fits.
  @Test func selectionNeedsEverythingToFit() throws {
    let figures = try Self.cohort(40, seed: 6).figures
    let fitting = CohortSelection(for: Self.profile(Self.rows(3, seed: 7)), among: [figures])
    #expect(fitting.figures == figures && fitting.notice.code == "built-in-cohort")
    for (change, expected) in Self.changes {
      var study = Self.study
      change(&study)
      let selection = CohortSelection(for: Self.profile(Self.rows(3, seed: 7), study: study), among: [figures])
      #expect(selection.figures == nil && selection.notice.code == "no-built-in-cohort")
      #expect(selection.notice.message.contains(expected), "\(selection.notice.message)")
    }
    // The metadata may state what the study does not.
    var open = Self.study
    open.host = ""
    open.bodySite = ""
    let facts = (0..<3).map { SampleFacts(subject: "\($0)", host: "Homo sapiens", bodySite: "faeces") }
    let described = Self.profile(Self.rows(3, seed: 7), study: open, facts: facts)
    #expect(CohortSelection(for: described, among: [figures]).figures == figures)
  }

  static let changes: [(@Sendable (inout StudyDescription) -> Void, String)] = [
    ({ $0.host = "mouse" }, "host: mouse against human"),
    ({ $0.bodySite = "saliva" }, "body site: saliva against stool"),
    ({ $0.region = "V3V4" }, "region: V3V4 against V4"), ({ $0.region = "" }, "not stated: region"),
    ({ $0.profiler = "dysbio other" }, "profiler"), ({ $0.taxonomy = "gtdb" }, "taxonomy: gtdb against ncbi"),
    ({ $0.library = .shotgun }, "library: shotgun against 16s"), ({ $0.host = "" }, "not stated: host"),
  ]

  /// Nobody of another host, body site or age is compared with a human cohort of adults' stool.
  @Test func otherHostsSitesAndAgesGetNoPercentile() throws {
    let figures = try Self.cohort(40, seed: 8).figures
    var open = Self.study
    open.host = ""
    let facts = [
      SampleFacts(subject: "a", host: "mouse"), SampleFacts(subject: "b", host: "human", bodySite: "saliva"),
      SampleFacts(subject: "c", host: "human", ageInYears: 7), SampleFacts(subject: "d", host: "human", ageInYears: 44),
    ]
    let profile = Self.profile(Self.rows(4, seed: 9), study: open, facts: facts)
    let results = try DysbiosisAnalysis.run(
      profile: profile, cohort: nil, figures: figures, ratios: [],
      markers: MarkerTable(parsing: MarkerTableTests.table([MarkerTableTests.changed("requirements", "")]), file: "m"))
    #expect(
      results.markers.prefix(3).map(\.reason) == ["host-not-of-cohort", "body-site-not-of-cohort", "age-not-of-cohort"])
    #expect(results.markers.prefix(3).allSatisfy { $0.status == .notEvaluable && $0.percentile == nil })
    #expect(results.markers[3].status != .notEvaluable && results.markers[3].percentile != nil)
    #expect(results.indices.filter { $0.sample == "s0" }.allSatisfy { $0.percentile == nil })
    #expect(results.notices.contains { $0.code == "samples-not-of-cohort" && $0.message.hasPrefix("3 samples") })
    // A study of mice gets no human cohort at all.
    let mice = Self.profile(
      Self.rows(4, seed: 9), study: open, facts: (0..<4).map { SampleFacts(subject: "\($0)", host: "Mus musculus") })
    let refused = try DysbiosisAnalysis.run(profile: mice, cohort: nil, figures: figures, ratios: [])
    #expect(refused.reference.isEmpty && refused.notices.contains { $0.code == "cohort-misfit" })
  }
}
