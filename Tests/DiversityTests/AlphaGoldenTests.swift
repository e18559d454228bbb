import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct AlphaGoldenTests {
  @Test("alpha metrics equal scikit-bio's", arguments: GoldenTable.available)
  func scikitBio(_ golden: GoldenTable) throws {
    try compare(golden.load(), with: "\(golden.name).alpha.tsv", within: 1e-9)
  }

  @Test("alpha metrics equal vegan's, expected richness at 1,000 reads included")
  func vegan() throws {
    try compare(GoldenFiles.smallTable(), with: "small.vegan-alpha.tsv", within: 1e-9)
  }

  @Test(
    "alpha metrics equal those published with the table (richness, Chao1, ACE, Shannon, Simpson, inverse Simpson)",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func published() throws {
    let folder = try #require(TestData.folder) + "/diversity-age/"
    let table = try GoldenFiles.realTable(folder + "bracken.S.norm.tsv.gz")
    let metrics: [any AlphaMetric] = [
      ObservedFeatures(), Chao1BiasCorrected(), Ace(), ShannonLn(), Simpson1D(), InverseSimpson(),
    ]
    let rows = try GoldenFiles.rows(path: folder + "bracken.S.alpha.tsv")
    #expect(rows.map { $0[0] }.sorted() == table.sampleIDs.sorted())
    for row in rows {
      let sample = try #require(table.sampleIDs.firstIndex(of: row[0]))
      let assemblage = Assemblage(table[sample: sample].values, unit: .counts)
      for (metric, text) in zip(metrics, row.dropFirst()) {
        let expected = try #require(Double(text))
        #expect(
          try agree(#require(metric.value(of: assemblage).number), expected, within: 1e-12), "\(metric.id) of \(row[0])"
        )
      }
    }
  }

  @Test("every registered metric has golden rows")
  func complete() throws {
    let named = try Set(
      (GoldenFiles.rows("small.alpha.tsv") + GoldenFiles.rows("small.catalogue.tsv")).map { $0[1] })
    for metric in AlphaMetrics.all { #expect(named.contains(metric.id), "\(metric.id) has no golden rows") }
  }

  private func compare(_ table: FeatureTable, with file: String, within tolerance: Double) throws {
    let found =
      AlphaDiversity.compute(table, threads: ThreadCount(2)) + RarefiedAlphaDiversity.compute(table, depth: 1_000)
    var values: [String: MetricValue] = [:]
    for value in found { values[value.sample + "/" + value.metric] = value.value }
    let rows = try GoldenFiles.rows(file)
    #expect(rows.count >= table.sampleCount)
    for row in rows {
      let value = try #require(values[row[0] + "/" + row[1]], "\(row[1]) of \(row[0]) was not computed")
      if let expected = Double(row[2]) {
        let number = try #require(value.number, "\(row[1]) of \(row[0]) is \(value)")
        #expect(agree(number, expected, within: tolerance), "\(row[1]) of \(row[0]): \(number), not \(expected)")
      } else {
        #expect(value.number == nil, "\(row[1]) of \(row[0]) should be undefined")
      }
    }
  }
}
