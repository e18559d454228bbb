public import BioModel

/// Share of genera whose lipopolysaccharide is expected to be strongly active; unvalidated. Group `high-lps` (doi:10.1016/j.cell.2016.04.007).
public struct HighLPSShare: ShareIndex {
  public let descriptor = Descriptor(
    id: "high-lps-share", title: "High-LPS share",
    summary: "Share of genera whose lipopolysaccharide is expected to be strongly active; unvalidated.",
    formula: "Σ shares of the group", unit: "share", reference: "10.1016/j.cell.2016.04.007")
  public let direction = TailRule.Side.high
  public let group = "high-lps"

  public init() {}
}
