public import BioModel

/// Share of genera that make butyrate on average; the true capacity needs genes. Group `butyrate-producers` (doi:10.1128/mSystems.00130-17).
public struct ButyrateShare: ShareIndex {
  public let descriptor = Descriptor(
    id: "butyrate-share", title: "Butyrate producer share",
    summary: "Share of genera that make butyrate on average; the true capacity needs genes.",
    formula: "Σ shares of the group", unit: "share", reference: "10.1128/mSystems.00130-17")
  public let direction = TailRule.Side.low
  public let group = "butyrate-producers"

  public init() {}
}
