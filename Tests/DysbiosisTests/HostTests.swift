import BioModel
import Dysbiosis
import Testing

/// Hosts and body sites as people and archives write them.
@Suite struct HostTests {
  static func results(_ facts: [SampleFacts], study: StudyDescription? = nil) throws -> DysbiosisResults {
    let base = Communities.profile(
      Communities.schemes["ncbi-new"] ?? [],
      Communities.randomRows(samples: facts.count, features: 12, mean: 900, seed: 4), taxonomy: "ncbi")
    let profile = CommunityProfile(table: base.table, study: study ?? base.study, facts: facts)
    return try DysbiosisAnalysis.run(profile: profile, cohort: nil, ratios: [], indices: [])
  }

  static func scopeReasons(_ results: DysbiosisResults) -> Set<String> {
    Set(results.markers.map(\.reason)).intersection(["host-not-human", "body-site-not-stool"])
  }

  static func scopeNotices(_ results: DysbiosisResults) -> [Notice] {
    results.notices.filter { $0.code == "not-human-stool" }
  }

  @Test(arguments: [
    "human", "Human", "Homo sapiens", "homo_sapiens", "Homo sapiens (human)", "human [NCBITaxon:9606]",
    "NCBITaxon:9606", "NCBITaxon_9606", "9606", "H. sapiens", "[NCBITaxon:9606]", "Homo sapiens sapiens",
    "human subject",
  ])
  func humansAreHuman(text: String) throws {
    let found = try Self.results([SampleFacts(subject: "p", host: text, bodySite: "stool")])
    #expect(Self.scopeReasons(found).isEmpty && Self.scopeNotices(found).isEmpty)
    let human = StudyDescription(library: .amplicon16S, host: "human")
    #expect(StudyDescription(library: .amplicon16S, host: text).misfits(with: human).isEmpty)
  }

  @Test(arguments: [
    "stool", "Stool", "feces", "Faeces", "fecal", "gut", "UBERON:feces", "UBERON:0001988", "UBERON_0001988",
    "feces [UBERON:0001988]", "human feces", "Stool sample", "human gut", "human-gut", "fecal material",
    "stool (fresh)", "human gut metagenome", "stool/feces",
  ])
  func stoolIsStool(text: String) throws {
    let found = try Self.results([SampleFacts(subject: "p", host: "human", bodySite: text)])
    #expect(Self.scopeReasons(found).isEmpty && Self.scopeNotices(found).isEmpty)
  }

  @Test(arguments: ["mouse", "Mus musculus (human microbiota)", "non-human primate", "humanized mouse", "not human"])
  func othersAreNotHuman(text: String) throws {
    let found = try Self.results([SampleFacts(subject: "p", host: text)])
    #expect(Self.scopeReasons(found) == ["host-not-human"])
    let notice = try #require(Self.scopeNotices(found).first)
    #expect(notice.severity == .warning && notice.message.contains("\"\(text)\" (1 sample)"))
  }

  @Test(arguments: ["saliva", "mouse feces", "non-stool", "rectal biopsy", "gut mucosa"])
  func othersAreNotStool(text: String) throws {
    let found = try Self.results([SampleFacts(subject: "p", bodySite: text)])
    #expect(Self.scopeReasons(found) == ["body-site-not-stool"])
  }

  /// One notice for hosts and sites together, those of the study's description too.
  @Test func oneNoticeNamesThemAll() throws {
    let facts = (0..<9).map { number in
      SampleFacts(subject: "p\(number)", host: "rat\(number / 2)", bodySite: number < 2 ? "saliva" : "")
    }
    let notices = Self.scopeNotices(
      try Self.results(facts, study: StudyDescription(library: .amplicon16S, bodySite: "skin")))
    #expect(notices.count == 1)
    let message = notices.first?.message ?? ""
    for text in ["\"rat0\" (2 samples)", "and 2 more", "\"saliva\" (2 samples)", "\"skin\" (7 samples)"] {
      #expect(message.contains(text), "\(message)")
    }
    #expect(Self.scopeNotices(try Self.results([SampleFacts(subject: "p")])).isEmpty)
  }

  /// Spellings of one site make one group.
  @Test func spellingsOfStoolMakeOneGroup() {
    let facts = (0..<6).map { SampleFacts(subject: "p\($0)", bodySite: $0 < 3 ? "human feces" : "stool") }
    let base = Communities.profile(
      Communities.schemes["ncbi-new"] ?? [], Communities.randomRows(samples: 6, features: 12, mean: 900, seed: 4))
    let profile = CommunityProfile(table: base.table, study: base.study, facts: facts)
    let cohort = ReferenceCohort(ownGroup: "all", of: profile, isMember: [Bool](repeating: true, count: 6))
    #expect(cohort.conflict == nil && cohort.count == 6)
  }
}
