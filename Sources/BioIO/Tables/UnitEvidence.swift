import BioModel

/// Decides what the numbers of a table are: counts, fractions of 1, or percent.
enum UnitEvidence {
  /// The unit, from whether all numbers are whole and from the samples' totals.
  static func decision(
    _ table: FeatureTable, isWhole: Bool, assumptions: TableAssumptions, stated: TableAssumptions.Unit?
  ) -> (unit: TableAssumptions.Unit, said: Understanding) {
    if let unit = assumptions.unit { return said(unit, 1, "stated") }
    if let stated { return said(stated, 1, "the file says so") }
    let totals = (0..<table.sampleCount).map { table[sample: $0].total }.filter { $0 > 0 }
    guard let largest = totals.max(), let smallest = totals.min() else {
      return said(.counts, 0.5, "every cell is 0")
    }
    if isWhole {
      let isHundred = totals.count > 1 && smallest == 100 && largest == 100
      return isHundred
        ? said(.counts, 0.6, "all numbers are whole, though every sample adds up to 100")
        : said(.counts, 0.99, "all numbers are whole")
    }
    if largest <= 1.001 {
      return smallest >= 0.98
        ? said(.fractions, 0.99, "every sample adds up to about 1")
        : said(.fractions, 0.85, "no sample adds up to more than 1")
    }
    if largest >= 50, largest <= 100.5 {
      return smallest >= 95
        ? said(.percent, 0.99, "every sample adds up to about 100")
        : said(.percent, largest >= 90 ? 0.9 : 0.6, "samples add up to \(short(smallest)) to \(short(largest))")
    }
    return said(
      .counts, largest > 100.5 ? 0.8 : 0.6,
      "samples add up to \(short(smallest)) to \(short(largest)); not all numbers are whole")
  }

  /// The table in its final unit: percent divided by 100, shares marked as shares.
  static func applied(_ unit: TableAssumptions.Unit, to table: FeatureTable) -> FeatureTable {
    FeatureTable(
      sampleIDs: table.sampleIDs, featureIDs: table.featureIDs,
      unit: unit == .counts ? .counts : .relativeAbundance, rowStarts: table.rowStarts, columns: table.columns,
      values: unit == .percent ? table.values.map { $0 / 100 } : table.values, lineages: table.lineages)
  }

  private static func said(
    _ unit: TableAssumptions.Unit, _ confidence: Double, _ reason: String
  ) -> (TableAssumptions.Unit, Understanding) {
    (unit, Understanding(key: "unit", value: unit.rawValue, confidence: confidence, reason: reason))
  }

  private static func short(_ value: Double) -> String { NumberText.text(value, significantDigits: 6) }
}
