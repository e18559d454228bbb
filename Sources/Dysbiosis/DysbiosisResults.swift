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
  /// The reference's name and size, empty without one.
  public let reference: String
  public let referenceFingerprint: String
  public let notices: [Notice]
}
