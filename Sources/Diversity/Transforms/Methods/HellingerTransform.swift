public import BioModel

/// `hellinger`: square roots of shares (`Hellinger`). A sample without reads has no values.
/// Complexity O(samples × features).
public struct HellingerTransform: TableTransform {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "hellinger", title: "Hellinger", summary: "Square roots of shares; rows of length 1.",
      formula: "sqrt(x / sum x)", unit: "1", reference: "10.1007/s004420100716")
  }

  public func transformed(_ table: FeatureTable) -> TransformedTable {
    let roots = Hellinger.transformed(table)
    return TransformedTable(roots) { roots.denseRow($0) }
  }
}
