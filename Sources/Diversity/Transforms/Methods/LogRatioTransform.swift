public import BioModel

/// `clr`: centred log-ratios by the zero rule of `CenteredLogRatio`: features that no sample holds are dropped first, then
/// half a count (or `zeroAddend`) is added to every cell. A sample without reads has no values.
/// Complexity O(samples × features).
public struct LogRatioTransform: TableTransform {
  private let zeroAddend: Double

  /// - Parameter zeroAddend: what is added to every cell, > 0.
  public init(zeroAddend: Double = CenteredLogRatio.zeroAddend) { self.zeroAddend = zeroAddend }

  public var descriptor: Descriptor {
    Descriptor(
      id: "clr", title: "Centred log-ratio",
      summary: "Logarithms over their mean, after a part of a count was added to every cell.",
      formula: "log(x + e) - mean log(x + e), e = \(NumberText.text(zeroAddend))", unit: "nats",
      reference: "10.1111/j.2517-6161.1982.tb01195.x")
  }

  public func transformed(_ table: FeatureTable) -> TransformedTable {
    let ratios = CenteredLogRatio(table, zeroAddend: zeroAddend)
    return TransformedTable(ratios.table) { ratios.denseRow($0) }
  }
}
