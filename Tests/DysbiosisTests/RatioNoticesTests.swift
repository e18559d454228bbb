import BioModel
import Dysbiosis
import Taxonomy
import Testing

/// What is said of a user's own ratios.
@Suite struct RatioNoticesTests {
  static func notices(_ text: String, _ lineages: [[String]], _ rows: [[Double]]) throws -> [Notice] {
    let profile = Communities.profile(lineages, rows)
    return try DysbiosisAnalysis.run(
      profile: profile, cohort: nil, ratios: [RatioDefinition(RatioExpression(text), id: "mine")],
      markers: MarkerTable(markers: []), indices: []
    ).notices.filter { $0.code.hasPrefix("ratio-") }
  }

  /// Faecalibacterium (120 of 160 and 30 of 40 reads of the old Ruminococcaceae) is filed elsewhere now.
  @Test func taxaThatTheTableFilesUnderAnOldNameAreSaid() throws {
    var lineages = Communities.schemes["ncbi-old"] ?? []
    lineages.append(["Bacteria", "Firmicutes", "Clostridia", "Clostridiales", "Ruminococcaceae", "Ruminococcus"])
    var rows = [RatioTests.counts + [40], RatioTests.counts + [10]]
    rows[1][2] = 30
    let found = try Self.notices("f:Ruminococcaceae / g:Bacteroides", lineages, rows)
    let notice = try #require(found.first)
    #expect(found.count == 1 && notice.code == "ratio-taxa-moved" && notice.severity == .warning)
    #expect(notice.message.contains("Faecalibacterium (in Oscillospiraceae)"), "\(notice.message)")
    #expect(notice.message.contains("on average 75 % of the reads of Ruminococcaceae"), "\(notice.message)")
    // Counted on the same side, they are not missed.
    #expect(try Self.notices("(f:Ruminococcaceae + g:Faecalibacterium) / g:Bacteroides", lineages, rows).isEmpty)
    // Where the table writes the current names, nothing has moved.
    let current = Communities.schemes["ncbi-new"] ?? []
    #expect(try Self.notices("f:Oscillospiraceae / g:Bacteroides", current, [RatioTests.counts]).isEmpty)
  }

  @Test func namesThatNobodyKnowsAreSaid() throws {
    let lineages = Communities.schemes["ncbi-new"] ?? []
    let found = try Self.notices("Bacteroidez/Bacillota", lineages, [RatioTests.counts])
    #expect(found.map(\.code) == ["ratio-taxon-unknown"] && found[0].severity == .warning)
    #expect(found[0].message.contains("ratio mine") && found[0].message.contains("'Bacteroidez'"))
    // Known, though not in the table; and a rank that does not fit.
    #expect(try Self.notices("g:Fusobacterium/Bacillota", lineages, [RatioTests.counts]).isEmpty)
    let wrongRank = try Self.notices("f:Roseburia/Bacteroidota", lineages, [RatioTests.counts])
    #expect(wrongRank.count == 1 && wrongRank[0].message.contains("known as a genus"), "\(wrongRank)")
    // Published groups and traits name taxa that few tables hold.
    #expect(try Self.notices("@methanogens / trait(gram=negative)", lineages, [RatioTests.counts]).isEmpty)
  }

  @Test func builtInRatiosSayNothing() throws {
    let profile = Communities.profile(Communities.schemes["ncbi-old"] ?? [], [RatioTests.counts])
    let results = try DysbiosisAnalysis.run(
      profile: profile, cohort: nil, markers: MarkerTable(markers: []), indices: [])
    #expect(!results.notices.contains { $0.code.hasPrefix("ratio-") })
  }
}
