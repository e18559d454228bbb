import BioModel
import Dysbiosis
import TestSupport
import Testing

@Suite struct GMWI2Tests {
  @Test func resourceIsWhatIsKnownOfTheModel() throws {
    let clades = try CladeCoefficient.parsedBuiltIn()
    #expect(clades.count == 95)
    #expect(clades.count { $0.coefficient > 0 } == 49 && clades.count { $0.coefficient < 0 } == 46)
    let ranks = [Rank.species: 68, .genus: 19, .family: 4, .order: 3, .class: 1]
    for (rank, count) in ranks { #expect(clades.count { $0.rank == rank } == count) }
    #expect(clades.contains { $0.name == "Roseburia sp CAG 182" && $0.coefficient == 0.32961639183103153 })
  }

  @Test(arguments: [
    ("clade\tcoefficient\nBacteria|p__x\t1\n", "no path"),
    ("clade\tcoefficient\nk__Bacteria\t1\nk__Bacteria\t2\n", "twice"),
    ("clade\tcoefficient\nk__Bacteria\tone\n", "no coefficient"),
    ("clade\tcoefficient\nk__Bacteria\t0\n", "no coefficient"),
    ("clade\tvalue\n", "head"),
  ])
  func badResourceIsRefused(text: String, part: String) {
    let error = #expect(throws: (any Error).self) { try CladeCoefficient.parse(Array(text.utf8), file: "x.tsv") }
    #expect(error.map { "\($0)" }?.contains(part) ?? false)
  }

  static func profile(
    _ clades: [String], _ rows: [[Double]], profiler: String = "metaphlan 3"
  ) -> CommunityProfile {
    let lineages = clades.map { Lineage($0.split(separator: "|").map { String($0.dropFirst(3)) }) }
    let table = FeatureTable(
      sampleIDs: rows.indices.map { "s\($0)" }, featureIDs: clades, unit: .relativeAbundance, rows: rows,
      lineages: lineages)
    return CommunityProfile(table: table, study: StudyDescription(library: .shotgun, profiler: profiler))
  }

  static let ruminis =
    "k__Bacteria|p__Firmicutes|c__Bacilli|o__Lactobacillales|f__Lactobacillaceae|g__Lactobacillus|s__Lactobacillus_ruminis"
  static let klebsiella =
    "k__Bacteria|p__Proteobacteria|c__Gammaproteobacteria|o__Enterobacterales|f__Enterobacteriaceae|g__Klebsiella|s__Klebsiella_x"
  static let virus = "k__Viruses|p__Viruses_unclassified|c__Viruses_unclassified|o__Viruses_unclassified|f__Y"

  /// A species adds its own coefficient, an unlisted one those of its genus and order.
  @Test func nestedClades() throws {
    func coefficient(_ end: String) throws -> Double {
      try #require(CladeCoefficient.builtIn.first { $0.path.hasSuffix(end) }).coefficient
    }
    let results = GMWI22024().evaluate(
      Self.profile(
        [Self.ruminis, Self.klebsiella, Self.virus],
        [[0.3, 0.1, 0.1], [0.5, 4.9e-6, 0], [0, 0, 0], [0.5, 0.5 / 99_999, 0]]), cohort: nil)
    let own = try coefficient("s__Lactobacillus_ruminis")
    let order = try coefficient("o__Enterobacterales")
    let genus = try coefficient("g__Klebsiella")
    let viral = try coefficient("o__Viruses_unclassified")
    #expect(agree(try #require(results[0].value), own + order + genus + viral, within: 1e-12))
    // 4.9e-6 of 0.5000049 is below the limit; the denominator is what is classified, not 1.
    #expect(agree(try #require(results[1].value), own, within: 1e-12))
    #expect(results[2].value == nil && results[2].reason == "empty-sample")
    #expect(results[0].coverage.absentFromUniverse == 0 && results[0].coverage.total == 95)
    #expect(results[0].contributions.count == 4 && results[0].lower == nil)
  }

  @Test func onlyMetaPhlAn3() {
    let bacteria = Self.profile([Self.ruminis, Self.klebsiella], [[0.3, 0.1]])
    let result = GMWI22024().evaluate(bacteria, cohort: nil)[0]
    #expect(result.reason == "viruses-not-profiled" && result.value == result.rawValue && result.value != nil)
    #expect(result.coverage.absentFromUniverse == 2)
    for (profiler, reason) in [("metaphlan 4", "needs-metaphlan-3"), ("metaphlan", "profiler-version-unknown")] {
      let other = Self.profile([Self.ruminis], [[0.3]], profiler: profiler)
      let refused = GMWI22024().evaluate(other, cohort: nil)[0]
      #expect(refused.value == nil && refused.rawValue != nil && refused.status == .notEvaluable)
      #expect(refused.reason == reason)
    }
    let amplicons = Communities.profile(ComparisonIndexTests.lineages, [RatioTests.counts])
    let other = GMWI22024().evaluate(amplicons, cohort: nil)[0]
    #expect(other.rawValue == nil && other.reason == "needs-metaphlan-3")
  }

  /// The authors' example SRR1761667: value and taxa.
  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func reproducesThePublishedExample() throws {
    let folder = try #require(TestData.folder) + "/index-gmhi-gmwi2/gmwi2/"
    let rows = try TextFile.rows(folder + "SRR1761667_metaphlan.txt", separator: "\t").filter {
      !$0[0].hasPrefix("#")
    }
    // As the table reader does: species, and what the wider clades hold beyond them.
    let values = Dictionary(
      rows.map { ($0[0], NumberText.number($0[2]) ?? 0) }, uniquingKeysWith: { first, _ in first })
    var children: [String: Double] = [:]
    for (clade, value) in values {
      if let bar = clade.lastIndex(of: "|") { children[String(clade[..<bar]), default: 0] += value }
    }
    let own = values.map { (clade: $0, value: $1 - (children[$0] ?? 0)) }.filter { $0.value > 1e-9 }
      .sorted { $0.clade < $1.clade }
    let result = GMWI22024().evaluate(Self.profile(own.map(\.clade), [own.map(\.value)]), cohort: nil)[0]
    #expect(agree(try #require(result.value), 1.4017773651306445, within: 1e-9))
    let published = try TextFile.rows(folder + "SRR1761667_GMWI2_taxa.txt", separator: "\t").dropFirst()
    let expected = Dictionary(
      published.map { (String($0[0].split(separator: "|").last ?? ""), NumberText.number($0[1]) ?? .nan) },
      uniquingKeysWith: { first, _ in first })
    #expect(result.contributions.count == 22 && expected.count == 22)
    for part in result.contributions {
      let name = part.taxon.split(separator: " ").joined(separator: "_")
      #expect(expected.contains { $0.key.hasSuffix("__" + name) && agree($0.value, part.amount, within: 1e-12) })
    }
  }
}
