public import BioModel

/// Share of Enterobacteriaceae in their old wide sense, alike in all schemes of names; often near 0 in health. Group `enterobacteriaceae-sensu-lato` (doi:10.1016/j.chom.2014.02.005).
public struct EnterobacteriaceaeShare: ShareIndex {
  public let descriptor = Descriptor(
    id: "enterobacteriaceae-share", title: "Enterobacteriaceae share",
    summary:
      "Share of Enterobacteriaceae in their old wide sense, alike in all schemes of names; often near 0 in health.",
    formula: "Σ shares of the group", unit: "share", reference: "10.1016/j.chom.2014.02.005")
  public let direction = TailRule.Side.high
  public let group = "enterobacteriaceae-sensu-lato"

  public init() {}
}
