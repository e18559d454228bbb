public import BioModel

/// Share of genera that tolerate or use oxygen; raised by dairy, probiotics and slow freezing. Group `facultative` (doi:10.1126/science.aam9949).
public struct FacultativeShare: ShareIndex {
  public let descriptor = Descriptor(
    id: "facultative-share", title: "Facultative share",
    summary: "Share of genera that tolerate or use oxygen; raised by dairy, probiotics and slow freezing.",
    formula: "Σ shares of the group", unit: "share", reference: "10.1126/science.aam9949")
  public let direction = TailRule.Side.high
  public let group = "facultative"

  public init() {}
}
