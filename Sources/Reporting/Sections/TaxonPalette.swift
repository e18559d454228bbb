import BioModel

/// Which taxa get a colour of their own, and which: the most abundant ones (by mean share), ordered so that taxa of
/// one phylum stand together in shades of one hue.
struct TaxonPalette {
  /// Columns of the table, in the order of the bars.
  let taxa: [Int]
  /// One per entry of `taxa`.
  let colours: [String]
  /// The bar layer of a column; columns without one belong to the rest.
  let layerOfTaxon: [Int: Int]

  /// Complexity O(non-zeros + taxa · log taxa).
  init(_ table: TaxaTable, phyla: TaxaTable?, limit: Int) {
    let shares = table.shares
    let sums = Self.columnSums(shares)
    let top = Array(Self.falling(sums, names: shares.featureIDs).prefix(limit))
    let phylumOf = top.map { column in
      table.rank == .phylum ? shares.featureIDs[column] : shares.lineages?[column][.phylum] ?? "unclassified"
    }
    // Phyla by abundance in the phylum table, then those it does not name.
    var families: [String] = []
    if let phyla = phyla?.shares {
      families = Self.falling(Self.columnSums(phyla), names: phyla.featureIDs).map { phyla.featureIDs[$0] }
        .filter { phylumOf.contains($0) }
    }
    for phylum in phylumOf where !families.contains(phylum) { families.append(phylum) }
    var ordered: [Int] = []
    var colours: [String] = []
    for (family, phylum) in families.enumerated() {
      let lone = table.rank != .phylum && shares.lineages == nil
      // A genus without a shade of its own joins the rest: no colour stands for two taxa.
      let members = top.indices.filter { phylumOf[$0] == phylum }
        .prefix(lone || table.rank == .phylum ? limit : ChartPalette.shadeCount(family: family))
      for (shade, member) in members.enumerated() {
        ordered.append(top[member])
        // Without lineages all genera would be shades of one hue: give each its own.
        colours.append(
          lone
            ? ChartPalette.shade(family: shade, shade: shade / ChartPalette.families.count)
            : table.rank == .phylum
              ? ChartPalette.shade(family: family, shade: family / ChartPalette.families.count)
              : ChartPalette.shade(family: family, shade: shade))
      }
    }
    taxa = ordered
    self.colours = colours
    layerOfTaxon = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
  }

  private static func columnSums(_ table: FeatureTable) -> [Double] {
    var sums = [Double](repeating: 0, count: table.featureCount)
    for sample in 0..<table.sampleCount {
      let row = table[sample: sample]
      for (column, value) in zip(row.columns, row.values) { sums[Int(column)] += value }
    }
    return sums
  }

  /// Columns from the largest sum down, ties by name; empty ones left out.
  private static func falling(_ sums: [Double], names: [String]) -> [Int] {
    sums.indices.filter { sums[$0] > 0 }.sorted {
      sums[$0] != sums[$1] ? sums[$0] > sums[$1] : names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }
  }
}
