public import BioModel

/// Everything the room found out about a table.
public struct DysbiosisResults: Sendable {
  /// By ratio, then by sample.
  public let ratios: [RatioResult]
  /// By sample, then in the marker table's order.
  public let markers: [MarkerResult]
  /// By index, then by sample.
  public let indices: [IndexResult]
  /// One per sample.
  public let flagCounts: [FlagCount]
  /// The reference's name and size, empty without one.
  public let reference: String
  public let referenceFingerprint: String
  /// How the study's own controls differ from a cohort that is not theirs; nil where that cannot be asked.
  public let drift: DriftCheck?
  public let notices: [Notice]
}
