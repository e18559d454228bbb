public import BioModel

/// Everything the room found out about a table.
public struct DysbiosisResults: Sendable {
  /// By ratio, then by sample.
  public let ratios: [RatioResult]
  /// By sample, then in the marker table's order.
  public let markers: [MarkerResult]
  /// By index, then by sample.
  public let indices: [IndexResult]
  /// Which indices point to the same side, one per sample.
  public let agreements: [IndexAgreement]
  /// One per sample.
  public let flagCounts: [FlagCount]
  /// By sample, then by panel in the marker table's order; panels without a marker that may be flagged are left out.
  public let panelFlagCounts: [FlagCount]
  /// The reference's name and size, empty without one.
  public let reference: String
  public let referenceFingerprint: String
  /// How the study's own controls differ from a cohort that is not theirs; nil where that cannot be asked.
  public let drift: DriftCheck?
  /// Samples beside the same person's earlier ones; nil where nobody was sampled at two times.
  public let time: TimeResults?
  /// By marker; empty where no samples are technical replicates (`SampleFacts.replicate`).
  public let repeatability: [Repeatability]
  public let notices: [Notice]
}
