import BioModel
import Dysbiosis
import Taxonomy
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

  @Test func usesOfATaxonAreFound() {
    let use = TaxonUse(of: "Faecalibacterium", rank: .genus)
    #expect(use.markers.contains("faecalibacterium-low") && use.ratios == ["faecalibacterium-escherichia"])
    #expect(use.groups.contains("butyrate-producers"))
    #expect(TaxonUse(of: "Nemo", rank: .genus) == TaxonUse(of: "Nessuno", rank: .genus))
  }
}
