public import BioModel

/// Share of genera with an outer membrane, mostly Bacteroides; not a measure of endotoxin. Group `gram-negative` (doi:10.1016/j.cell.2016.04.007).
public struct GramNegativeShare: ShareIndex {
  public let descriptor = Descriptor(
    id: "gram-negative-share", title: "Gram-negative share",
    summary: "Share of genera with an outer membrane, mostly Bacteroides; not a measure of endotoxin.",
    formula: "Σ shares of the group", unit: "share", reference: "10.1016/j.cell.2016.04.007")
  public let direction = TailRule.Side.high
  public let group = "gram-negative"

  public init() {}
}
