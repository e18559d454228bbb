import BioIO
import BioModel
import TestSupport
import Testing

@Suite(
  "Real tables, read without options",
  .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct RealTableTests {
  private struct Golden {
    var features = 0
    var samples: [(id: String, nonZero: Int, sum: Double)] = []
  }

  private static func golden() -> [String: Golden] {
    var tables: [String: Golden] = [:]
    let text = String(decoding: TableInput.fixture("table-sums/sums.tsv"), as: UTF8.self)
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4, let count = Int(fields[2]), let sum = NumberText.number(fields[3]) else { continue }
      if fields[1] == "#" {
        tables[fields[0], default: Golden()].features = count
      } else {
        tables[fields[0], default: Golden()].samples.append((fields[1], count, sum))
      }
    }
    return tables
  }

  @Test("features, samples, non-zeros and sums equal an independent reader's")
  func sums() throws {
    let golden = Self.golden()
    #expect(golden.count == 51)
    for (path, expected) in golden.sorted(by: { $0.key < $1.key }) {
      let bytes = TableInput.read("\(TestData.folder ?? "")/\(path)")
      let document = try TableFormats.read(bytes: bytes, file: path)
      let table = document.table
      let understood = document.understood.map { "\($0.key)=\($0.value)" }
      #expect(table.sampleIDs == expected.samples.map(\.id), "\(path) \(understood)")
      let isSplit = document.understanding(of: "nesting")?.value == "cumulative"
      if !isSplit { #expect(table.featureCount == expected.features, "\(path) \(understood)") }
      for (sample, want) in expected.samples.enumerated() where sample < table.sampleCount {
        let row = table[sample: sample]
        if !isSplit { #expect(row.nonZeroCount == want.nonZero, "\(path) \(want.id)") }
        // Rounding of profiles: remainders of nested ranks stay below a hundred-thousandth.
        #expect(
          agree(row.total, want.sum, within: isSplit ? 1e-5 : 1e-12), "\(path) \(want.id) \(row.total) \(want.sum)")
      }
    }
  }

  @Test("lineages: ids, Greengenes, SILVA, MetaPhlAn, and taxonomy files beside the table")
  func lineages() throws {
    let folder = TestData.folder ?? ""
    let gmhi = try TableFormats.read(
      bytes: TableInput.read("\(folder)/index-gmhi-gmwi2/gmhi/species_relative_abundances.csv"), file: "gmhi.csv")
    #expect(gmhi.understanding(of: "unit")?.value == "percent")
    #expect(gmhi.table.lineages?[0][.species] == "Abiotrophia defectiva")
    for (cohort, feature, rank, name) in [
      ("cohort-pediatric-ibd", "ASV00003", Rank.species, "[Ruminococcus] torques"),
      ("cohort-wirbel-crc", "Phocaeicola vulgatus", .phylum, "Bacteroidetes"),
      ("cohort-zackular-crc", "d__denovo1773", .genus, "Bacteroides"),
      ("cohort-atlas1006", "Aerococcus", .phylum, "Firmicutes"),
    ] {
      let taxonomy = try TaxonomyTableReader.read(
        bytes: TableInput.read("\(folder)/\(cohort)/taxonomy.tsv.gz"), file: cohort)
      let table = try TableFormats.read(
        bytes: TableInput.read("\(folder)/\(cohort)/feature_table.tsv.gz"), file: cohort
      ).table
      let (annotated, notices) = taxonomy.annotating(table)
      #expect(notices.isEmpty, "\(cohort)")
      let place = table.featureIDs.firstIndex(of: feature) ?? 0
      #expect(annotated.lineages?[place][rank] == name, "\(cohort)")
      let phyla = annotated.aggregated(to: .phylum)
      for sample in 0..<table.sampleCount {
        #expect(agree(phyla[sample: sample].total, table[sample: sample].total, within: 1e-12))
      }
    }
    for name in ["observed", "expected"] {
      let path = "\(folder)/mock-tables/evaluate-mock-3/mock-3-\(name)-taxonomy.tsv"
      let taxonomy = try TaxonomyTableReader.read(bytes: TableInput.read(path), file: path)
      #expect(
        taxonomy.featureIDs.count > 20
          && taxonomy.lineages.count { $0[.domain] == "Bacteria" } == taxonomy.featureIDs.count
            - (name == "observed" ? 3 : 4)
      )
    }
  }
}
