public import BioModel

/// `closure`: shares of each sample's total, x / Σ x (Aitchison 1982, doi:10.1111/j.2517-6161.1982.tb01195.x). A sample without
/// reads has no values. Complexity O(samples × features).
public struct ClosureTransform: TableTransform {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "closure", title: "Closure", summary: "Shares of each sample's total.", formula: "x / sum x", unit: "1",
      reference: "10.1111/j.2517-6161.1982.tb01195.x")
  }

  public func transformed(_ table: FeatureTable) -> TransformedTable {
    let shares = table.closed()
    return TransformedTable(shares) { shares.denseRow($0) }
  }
}
