import BioModel
import Statistics
import Testing

@Suite("Aggregation to a rank")
struct FeatureTableAggregationTests {
  private func lineage(_ names: String...) -> Lineage { Lineage(names) }

  @Test("unnamed features go into an explicit row of their nearest parent")
  func unclassifiedRows() {
    let table = FeatureTable(
      sampleIDs: ["s1", "s2"], featureIDs: ["a", "b", "c", "d"], unit: .counts, rows: [[5, 3, 2, 1], [0, 4, 0, 9]],
      lineages: [
        lineage("Bacteria", "Bacillota", "Clostridia", "Eubacteriales", "Lachnospiraceae", "Blautia"),
        lineage("Bacteria", "Bacillota", "Clostridia", "Eubacteriales", "Lachnospiraceae"),
        lineage("Bacteria", "Bacillota", "Clostridia", "Eubacteriales", "Lachnospiraceae", "", ""),
        .unclassified,
      ])
    let genera = table.aggregated(to: .genus)
    #expect(genera.featureIDs == ["unclassified", "unclassified Lachnospiraceae", "Blautia"])
    #expect(genera.denseRow(0) == [1, 5, 5])
    #expect(genera.denseRow(1) == [9, 4, 0])
    #expect(genera.aggregated(to: .phylum).featureIDs == ["Bacillota", "unclassified"])
  }

  @Test("one name under two parents stays two taxa with labels of their own")
  func sameNameTwoParents() {
    let table = FeatureTable(
      sampleIDs: ["s"], featureIDs: ["a", "b", "c"], unit: .counts, rows: [[3, 2, 1]],
      lineages: [
        lineage("Bacteria", "P1", "", "", "F1", "uncultured"), lineage("Bacteria", "P1", "", "", "F2", "uncultured"),
        lineage("Bacteria", "P2", "", "", "F2", "uncultured"),
      ])
    #expect(
      table.aggregated(to: .genus).featureIDs == [
        "uncultured (F1)", "d__Bacteria;p__P1;c__;o__;f__F2;g__uncultured",
        "d__Bacteria;p__P2;c__;o__;f__F2;g__uncultured",
      ])
  }

  @Test("a table without lineages is one unclassified row; shares of an empty sample stay empty")
  func withoutLineages() {
    let table = FeatureTable(
      sampleIDs: ["s", "empty"], featureIDs: ["a", "b"], unit: .counts, rows: [[3, 1], [0, 0]])
    let domain = table.aggregated(to: .domain, asShares: true)
    #expect(domain.featureIDs == ["unclassified"])
    #expect(domain.unit == .relativeAbundance)
    #expect(domain.denseRow(0) == [1] && domain[sample: 1].nonZeroCount == 0)
  }

  @Test(
    "sums equal a plain dense sum, and the order of features changes no byte", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func plainTwin(seed: UInt64) {
    var random = SeededGenerator(purpose: "aggregation-test", seed: seed)
    let names = ["", "A", "B", "C"]
    let features = 60
    let lineages = (0..<features).map { _ in Lineage((0..<6).map { _ in names[random.below(names.count)] }) }
    let unit: FeatureTable.Unit = seed.isMultiple(of: 2) ? .relativeAbundance : .counts
    let rows = (0..<7).map { _ in
      (0..<features).map { _ in
        random.below(3) > 0 ? 0 : unit == .counts ? Double(random.below(1000)) : random.uniform01() / 60
      }
    }
    let ids = (0..<features).map { "f\($0)" }
    let samples = (0..<7).map { "s\($0)" }
    let table = FeatureTable(sampleIDs: samples, featureIDs: ids, unit: unit, rows: rows, lineages: lineages)
    let aggregated = table.aggregated(to: .family)
    let cut = lineages.map { $0.truncated(to: .family) }
    #expect(Set(aggregated.featureIDs).count == aggregated.featureCount)
    #expect(aggregated.featureCount == Set(cut).count)
    for sample in samples.indices {
      let dense = aggregated.denseRow(sample)
      for (group, value) in dense.enumerated() {
        let plain = cut.indices.filter { cut[$0] == aggregated.lineages?[group] }.map { rows[sample][$0] }.sorted()
        #expect(plain.reduce(0, +) == value)
      }
    }
    var order = Array(0..<features)
    random.shuffle(&order)
    let shuffled = FeatureTable(
      sampleIDs: samples, featureIDs: order.map { ids[$0] }, unit: unit,
      rows: rows.map { row in order.map { row[$0] } }, lineages: order.map { lineages[$0] })
    #expect(shuffled.aggregated(to: .family) == aggregated)
  }
}
