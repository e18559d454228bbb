import BioModel
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

@Suite struct TableNamingTests {
  static func profile(_ lineages: [[String]], taxonomy: String = "") -> CommunityProfile {
    Communities.profile(lineages, [lineages.map { _ in 100 }], taxonomy: taxonomy)
  }

  static func codes(_ profile: CommunityProfile) throws -> [String: Notice] {
    let notices = try DysbiosisAnalysis.run(profile: profile, cohort: nil).notices
    return Dictionary(notices.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func mixedErasAreSaidWithExamples() throws {
    let mixed = Self.profile([
      ["Bacteria", "Bacteroidetes"], ["Bacteria", "Bacteroidota"], ["Bacteria", "Firmicutes"],
      ["Bacteria", "Bacillota"],
    ])
    let notice = try #require(try Self.codes(mixed)["mixed-nomenclature"])
    #expect(notice.severity == .warning && notice.message.contains("Bacteroidetes and Bacteroidota"))
    for lineages in Communities.schemes.values {
      #expect(try Self.codes(Self.profile(lineages))["mixed-nomenclature"] == nil)
    }
  }

  @Test func openSchemesAreSaid() throws {
    let old = Self.profile([["Bacteria", "Bacteroidetes", "", "", "", "Bacteroides"]])
    let notice = try #require(try Self.codes(old)["taxonomy-scheme-unknown"])
    #expect(notice.message.contains("greengenes") && notice.message.contains("--taxonomy-scheme"))
    let stated = Self.profile([["Bacteria", "Bacteroidetes"]], taxonomy: "greengenes")
    #expect(try Self.codes(stated)["taxonomy-scheme-unknown"] == nil && stated.naming.candidates == [.greengenes])
    #expect(try Self.codes(Self.profile([["Bacteria"]]))["taxonomy-scheme-unknown"] == nil)
  }

  /// Phocaeicola stands inside Bacteroides in SILVA's names, and apart in current ones.
  @Test func whatASchemeCannotExpressIsRefused() throws {
    let genus = try #require(Portability("ncbi;ncbi-old:species;gtdb"))
    let lineages = [["Bacteria", "", "", "", "", "Bacteroides"]]
    #expect(Self.profile(lineages, taxonomy: "NCBI").naming.refusal(genus) == nil)
    #expect(Self.profile(lineages, taxonomy: "SILVA 138").naming.refusal(genus) == "taxon-set-not-expressible")
    #expect(Self.profile(lineages, taxonomy: "ncbi-old").naming.refusal(genus) == "taxon-set-not-expressible")
    let deep = [["Bacteria", "", "", "", "", "Bacteroides", "Bacteroides vulgatus"]]
    #expect(Self.profile(deep, taxonomy: "ncbi-old").naming.refusal(genus) == nil)
    #expect(Self.profile(lineages).naming.refusal(genus) == "taxonomy-scheme-unknown")
    #expect(!Self.profile(deep).naming.candidates.contains { !$0.hasSpecies })
    let unnamed = FeatureTable(sampleIDs: ["s"], featureIDs: ["f"], unit: .counts, rows: [[1]])
    let study = StudyDescription(library: .amplicon16S, taxonomy: "silva")
    #expect(CommunityProfile(table: unnamed, study: study).naming.refusal(genus) == nil)
  }

  /// A cohort's rows carry current names, so its file states what its table was written in.
  @Test func cohortsKeepTheirScheme() throws {
    let lineages = Communities.schemes["ncbi-old"] ?? []
    let profile = Communities.profile(lineages, Communities.randomRows(samples: 5, features: 12, mean: 90, seed: 3))
    let cohort = CohortFile.build(
      name: "old", from: profile, isMember: [Bool](repeating: true, count: 5), rank: .genus)
    let read = try CohortFile.decode(CohortFile.encode(cohort), file: "old.cohort")
    #expect(read.profile.naming.candidates == profile.naming.candidates)
    #expect(read.profile.naming.isStated && !read.profile.naming.candidates.contains(.ncbi))
  }

  @Test func schemesInCommonAreNoMisfit() {
    func study(_ taxonomy: String) -> StudyDescription { StudyDescription(library: .amplicon16S, taxonomy: taxonomy) }
    #expect(study("ncbi").misfits(with: study("ncbi;rdp-19")).isEmpty)
    #expect(study("silva").misfits(with: study("ncbi;rdp-19")) == ["taxonomy: silva against ncbi;rdp-19"])
    #expect(study("").misfits(with: study("silva")).isEmpty)
  }

  /// Names of RDP's training set 18 (phyla of 16, genera mostly of 19), which MetaPhlAn 4 comes close to.
  static let trainingSet18: [[String]] = [
    ["Bacteria", "Bacteroidetes", "", "", "Bacteroidaceae", "Phocaeicola"],
    ["Bacteria", "Firmicutes", "", "", "Lachnospiraceae", "Mediterraneibacter"],
    ["Bacteria", "Firmicutes", "", "", "Lachnospiraceae", "Anaerobutyricum"],
    ["Bacteria", "Firmicutes", "", "", "Clostridiaceae_1", "Clostridium_sensu_stricto"],
    ["Bacteria", "Proteobacteria", "", "", "Enterobacteriaceae", "Escherichia/Shigella"],
  ]

  /// What the names of amplicons leave open is none of MetaPhlAn's; as profiles of a metagenome it is.
  @Test func ampliconsAreNotNamedByMetaPhlAn() {
    let old = [["Bacteria", "Bacteroidetes", "", "", "", "Bacteroides"]]
    func candidates(_ study: StudyDescription) -> [NomenclatureScheme] {
      CommunityProfile(table: Self.profile(old).table, study: study).naming.candidates
    }
    #expect(!candidates(StudyDescription(library: .amplicon16S)).contains(.metaphlan))
    #expect(candidates(StudyDescription(library: .amplicon16S, isLibraryGuessed: true)).contains(.metaphlan))
    #expect(candidates(StudyDescription(library: .shotgun)).contains(.metaphlan))
    #expect(candidates(StudyDescription(library: .amplicon16S, taxonomy: "metaphlan")) == [.metaphlan])
    let onlyItsOwn = Self.profile([["Bacteria", "", "", "", "", "GGB9699"]])
    #expect(onlyItsOwn.naming.candidates == [.metaphlan])
  }

  @Test func trainingSetsBetweenTwoAreEither() {
    #expect(Self.profile(Self.trainingSet18).naming.candidates == [.rdp, .rdp19])
  }

  /// Schubert 2014: mothur's OTUs with names of training set 18.
  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func schubertIsReadAsRDP() throws {
    let real = try RealTables.schubert().profile
    var study = real.study
    study.taxonomy = ""
    let profile = CommunityProfile(table: real.table, study: study)
    #expect(profile.naming.candidates == [.rdp, .rdp19])
    func refused(_ naming: TableNaming) -> [String] {
      MarkerTable.builtIn.markers.filter { naming.refusal($0.portability) != nil }.map(\.id)
    }
    let cdr = try #require(DysbiosisIndices.portability(of: "cdr"))
    #expect(profile.naming.refusal(cdr) == nil)
    Findings.print("schubert", refused(profile.naming))
    for stated in ["rdp", "rdp-19", "rdp-19;metaphlan"] {
      Findings.print(stated, refused(TableNaming(lineages: real.table.lineages, stated: stated)))
    }
  }

  @Test func usesOfATaxonAreFound() {
    let use = TaxonUse(of: "Faecalibacterium", rank: .genus)
    #expect(use.markers.contains("faecalibacterium-low") && use.ratios == ["faecalibacterium-escherichia"])
    #expect(use.groups.contains("butyrate-producers"))
    #expect(TaxonUse(of: "Nemo", rank: .genus) == TaxonUse(of: "Nessuno", rank: .genus))
  }
}
