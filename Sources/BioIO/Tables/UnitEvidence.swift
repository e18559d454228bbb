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
      // Profiles lose what is left out of them; percentages of most samples still come near 100.
      let isMostly = 2 * totals.count { $0 >= 75 } >= totals.count && largest >= 90
      return smallest >= 95
        ? said(.percent, 0.99, "every sample adds up to about 100")
        : said(.percent, isMostly ? 0.85 : 0.6, "samples add up to \(short(smallest)) to \(short(largest))")
    }
    // Counts that are not whole are estimates of many reads; small totals may as well be percentages counted twice.
    return said(
      .counts, smallest > 200 ? 0.8 : 0.6,
      "samples add up to \(short(smallest)) to \(short(largest)); not all numbers are whole")
  }

  /// What contradicts the unit: shares of more than the whole.
  static func contradictions(_ table: FeatureTable, _ unit: TableAssumptions.Unit, isStated: Bool) -> [Notice] {
    var notices: [Notice] = []
    if unit == .counts {
      let rounded = table.values.count { $0 >= 0x1p53 }
      if rounded > 0 {
        notices.append(
          Notice(
            .warning, code: "counts-rounded",
            message:
              "\(rounded) cells hold 2^53 or more, where whole numbers are rounded; check whether they are counts"))
      }
    } else if isStated {
      let whole = unit == .percent ? 100.0 : 1
      let over = (0..<table.sampleCount).filter { table[sample: $0].total > whole * 1.01 }
      if let first = over.first {
        notices.append(
          Notice(
            .warning, code: "unit-contradicted",
            message:
              "unit=\(unit.rawValue) is stated, but \(over.count) of \(table.sampleCount) samples add up to more than \(short(whole)): \(table.sampleIDs[first]) to \(short(table[sample: first].total))"
          ))
      }
    }
    return notices
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
