import BioModel
import Dysbiosis
import TestSupport
import Testing

@Suite struct ToposcoreTests {
  @Test func listsAreComplete() throws {
    let species = try ToposcoreSpecies.parsedBuiltIn()
    #expect(species.count { $0.list == .sig1 } == 37 && species.count { $0.list == .sig2 } == 45)
    #expect(species.allSatisfy { !$0.gtdb.isEmpty && !$0.metaphlan4.isEmpty })
  }

  static func profile(_ names: [String], _ rows: [[Double]], profiler: String = "metaphlan 4") -> CommunityProfile {
    let table = FeatureTable(
      sampleIDs: rows.indices.map { "s\($0)" }, featureIDs: names, unit: .relativeAbundance, rows: rows,
      lineages: names.map { Lineage(["Bacteria", "", "", "", "", "", $0]) })
    return CommunityProfile(table: table, study: StudyDescription(library: .shotgun, profiler: profiler))
  }

  /// All 45 good species and none of the others: 1; the other way round: 0; Akkermansia decides between.
  @Test func byHand() throws {
    let lists = ToposcoreSpecies.builtIn
    let names = lists.map(\.metaphlan4) + ["Akkermansia_muciniphila"]
    let good = lists.map { $0.list == .sig2 ? 0.01 : 0 }
    let poor = lists.map { $0.list == .sig1 ? 0.01 : 0 }
    let even = lists.map { _ in 0.01 }
    let results = Toposcore().evaluate(
      Self.profile(names, [good + [0], poor + [0], even + [0.01], even + [0], even + [0.05]]), cohort: nil)
    #expect(results.map(\.value) == [1, 0, 0.5, 0.5, 0.5])
    #expect(results[0].reason == "sig2-positive" && results[1].reason == "sig1-positive")
    // 0.5 is below 0.5351 whatever Akkermansia says.
    #expect(results[2].reason == "sig1-positive")
    let middle = lists.indices.map { lists[$0].list == .sig2 || $0 < 18 ? 0.01 : 0 }
    let between = Toposcore().evaluate(
      Self.profile(names, [even + [0], middle + [0.01], middle + [0], middle + [0.048]]), cohort: nil)
    #expect(between[1].value == 0.757)
    #expect(between[1...].map(\.reason) == ["sig2-positive", "sig1-positive", "sig1-positive"])
  }

  @Test func otherProfilersAreRefused() {
    let names = ToposcoreSpecies.builtIn.map(\.metaphlan4)
    let result = Toposcore().evaluate(
      Self.profile(names, [names.map { _ in 0.01 }], profiler: "kraken2"), cohort: nil)[0]
    #expect(result.value == nil && result.reason == "needs-metaphlan-4-or-gtdb")
  }

  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func agreesWithTheFormula() throws {
    let folder = try #require(TestData.folder)
    let rows = try TextFile.rows(folder + "/diversity-age/metaphlan4_taxonomy.tsv.gz", separator: "\t")
    let species = rows.dropFirst().filter { $0[0].contains("|s__") && !$0[0].contains("|t__") }
    let lineages = species.map { row in Lineage(row[0].split(separator: "|").map { String($0.dropFirst(3)) }) }
    let samples = Array(rows[0].dropFirst())
    let table = FeatureTable(
      sampleIDs: samples, featureIDs: species.map { $0[0] }, unit: .relativeAbundance,
      rows: samples.indices.map { sample in species.map { (NumberText.number($0[sample + 1]) ?? 0) / 100 } },
      lineages: lineages)
    let profile = CommunityProfile(
      table: table, study: StudyDescription(library: .shotgun, profiler: "metaphlan 4"))
    let golden = WirbelCohortTests.golden("age", "toposcore")
    #expect(golden.count == 18)
    for result in Toposcore().evaluate(profile, cohort: nil) {
      #expect(agree(try #require(result.rawValue), try #require(golden[result.sample]), within: 1e-9))
    }
  }
}
