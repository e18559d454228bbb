public import BioModel

/// Shares of taxa at phylum and genus level.
public struct Composition: ReportSection {
  public let descriptor = Descriptor(
    id: "composition", title: "Composition", summary: "Relative abundance by phylum and genus.")

  static let barLimit = 60

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let charts = [Rank.phylum, .genus].compactMap { rank in results.taxa.first { $0.rank == rank } }
      .filter { $0.shares.featureCount > 0 }.map { chart($0, results) }
    guard !charts.isEmpty else { return nil }
    return """
      <p>Shares add to 100%: one taxon rising makes others fall. A share is not an amount of bacteria. Genera carry \
      shades of their phylum’s colour.</p>
      \(charts)
      """
  }

  private func chart(_ table: TaxaTable, _ results: RunResults) -> HTML {
    let shares = table.shares
    let palette = TaxonPalette(table, phyla: results.taxa.first { $0.rank == .phylum }, limit: 12)
    let place = Dictionary(shares.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let hasGroups = results.groups.count > 1
    let groupOfSample = results.groupOfSample
    let rows = results.samplesToDraw(limit: Self.barLimit).map { sample -> StackedBars.Row in
      var values = palette.taxa.map { _ in 0.0 }
      var rest = 0.0
      if let row = place[sample.id].map({ shares[sample: $0] }) {
        for (column, value) in zip(row.columns, row.values) {
          if let layer = palette.layerOfTaxon[Int(column)] { values[layer] += value } else { rest += value }
        }
      }
      return StackedBars.Row(
        label: sample.id, group: hasGroups ? groupOfSample[sample.id] : nil, values: values + [rest], remark: "",
        emptyReason: sample.reason.isEmpty ? "no classified reads" : sample.reason)
    }
    let others = shares.featureCount - palette.taxa.count
    let layers =
      palette.taxa.enumerated().map { StackedBars.Layer(name: shares.featureIDs[$1], colour: palette.colours[$0]) }
      + (others > 0 ? [StackedBars.Layer(name: "\(others) others", colour: ChartPalette.other)] : [])
    return StackedBars(
      caption: "Composition by \(table.rank.name)",
      label: "Stacked bars of relative abundance by \(table.rank.name) for \(rows.count) samples",
      layers: layers, rows: rows,
      note: results.drawingNote(limit: Self.barLimit, file: "taxa/\(table.rank.name).csv")
    ).html
  }
}
