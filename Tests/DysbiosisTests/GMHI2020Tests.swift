import BioModel
import Dysbiosis
import Glibc
import Taxonomy
import TestSupport
import Testing

@Suite struct GMHI2020Tests {
  /// Two prevalent and one scarce species: by hand ψ_MH = 2/7 · H, ψ_MN = 1/31 · H.
  @Test func smallExample() throws {
    let names = [
      "s__Bifidobacterium_adolescentis", "s__Alistipes_senegalensis", "s__Ruminococcus_gnavus",
      "s__Escherichia_coli", "s__Nemo_unclassified",
    ]
    let profile = Communities.profile(
      names.map { ["", "", "", "", "", "", $0] }, [[20, 10, 5, 65, 400], [0, 0, 0, 100, 0], [0, 0, 0, 0, 0]],
      unit: .relativeAbundance, library: .shotgun)
    let results = GMHI2020().evaluate(profile, cohort: nil)
    let prevalent = 2.0 / 7 * (-0.2 * log(0.2) - 0.1 * log(0.1))
    let scarce = 1.0 / 31 * (-0.05 * log(0.05))
    #expect(agree(try #require(results[0].rawValue), log10((prevalent + 1e-5) / (scarce + 1e-5)), within: 1e-12))
    // The universe is unknown: 47 of 50 species are unresolved, so the value is not shown.
    #expect(results[0].value == nil && results[0].reason == "signature-not-resolvable")
    #expect(results[0].coverage.matched == 3 && results[0].coverage.total == 50)
    #expect(results[1].rawValue == 0 && results[1].value == nil)
    #expect(results[2].rawValue == nil)
  }

  @Test func knownUniverseGivesAValue() throws {
    let names = (TaxonGroups.builtIn["gmhi-health-prevalent"] ?? []) + (TaxonGroups.builtIn["gmhi-health-scarce"] ?? [])
    let universe = TaxonUniverse(
      lineages: names.map { Lineage(["", "", "", "", "", "", $0.name]) }, source: "MetaPhlAn 2")
    let profile = Communities.profile(
      [["", "", "", "", "", "", "Clostridium_bolteae"], ["", "", "", "", "", "", "Alistipes senegalensis"]],
      [[3, 4], [0, 0]], unit: .relativeAbundance, library: .shotgun, universe: universe)
    let results = GMHI2020().evaluate(profile, cohort: nil)
    #expect(results[0].value == results[0].rawValue && results[0].value != nil)
    #expect(results[0].coverage.absentFromUniverse == 0 && results[0].status == .context)
  }

  /// Names of today find the old signature.
  @Test func currentNamesMatchBySynonym() {
    let profile = Communities.profile(
      [["", "", "", "", "", "", "Enterocloster bolteae"], ["", "", "", "", "", "", "Alistipes senegalensis"]],
      [[3, 4]],
      unit: .relativeAbundance, library: .shotgun)
    let coverage = GMHI2020().evaluate(profile, cohort: nil)[0].coverage
    #expect(coverage.matched == 1 && coverage.bySynonym == 1)
  }

  /// The 25 samples of the authors' repository (Gupta 2020).
  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func reproducesThePublishedOutput() throws {
    let folder = try #require(TestData.folder) + "/index-gmhi-gmwi2/gmhi/"
    let table = try TextFile.rows(folder + "species_relative_abundances.csv", separator: ",")
    let expected = try TextFile.rows(folder + "GMHI_output.csv", separator: ",").dropFirst()
    let samples = table[0].count - 1
    let rows = (1...samples).map { column in table.dropFirst().map { NumberText.number($0[column]) ?? 0 } }
    let profile = Communities.profile(
      table.dropFirst().map { ["", "", "", "", "", "", $0[0]] }, rows, unit: .relativeAbundance, library: .shotgun)
    let results = GMHI2020().evaluate(profile, cohort: nil)
    #expect(results.count == 25 && expected.count == 25)
    for (result, row) in zip(results, expected) {
      let published = try #require(NumberText.number(row[1]))
      #expect(agree(try #require(result.rawValue), published, within: 1e-9), "\(row[0])")
    }
    #expect(results.count { $0.reason == "no-signature-taxon" || $0.rawValue == 0 } == 2)
  }
}
