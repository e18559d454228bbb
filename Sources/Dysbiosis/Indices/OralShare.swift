public import BioModel

/// Share of genera at home in the mouth; at genus level an over-estimate. Group `oral` (doi:10.7554/eLife.42693).
public struct OralShare: ShareIndex {
  public let descriptor = Descriptor(
    id: "oral-share", title: "Oral share",
    summary: "Share of genera at home in the mouth; at genus level an over-estimate.",
    formula: "Σ shares of the group", unit: "share", reference: "10.7554/eLife.42693")
  public let direction = TailRule.Side.high
  public let group = "oral"

  public init() {}
}
