public import BioModel

/// `robust-clr`: logarithms of what a sample holds less their mean (`RobustLogRatio`); what it does not hold has no value.
/// Features that no sample holds are dropped first. Complexity O(samples × features).
public struct RobustLogRatioTransform: TableTransform {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "robust-clr", title: "Robust centred log-ratio",
      summary: "Logarithms of what a sample holds over their mean; zeros have no value.",
      formula: "log x - mean of log x over x > 0", unit: "nats", reference: "10.1128/mSystems.00016-19")
  }

  public func transformed(_ table: FeatureTable) -> TransformedTable {
    let ratios = RobustLogRatio(table)
    return TransformedTable(ratios.table) { sample in
      var row = [Double](repeating: .nan, count: ratios.table.featureCount)
      for place in ratios.table.rowStarts[sample]..<ratios.table.rowStarts[sample + 1] {
        row[Int(ratios.table.columns[place])] = ratios.logRatios[place]
      }
      return row
    }
  }
}
