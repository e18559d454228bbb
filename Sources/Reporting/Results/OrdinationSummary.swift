/// Samples placed on axes by PCoA or a relative of it; `ordination/<metric>.csv`.
public struct OrdinationSummary: Sendable, Equatable {
  /// The id of the distance it was made from.
  public let metric: String
  /// The samples that have a place.
  public let sampleIDs: [String]
  /// samples × axes.
  public let coordinates: [[Double]]
  /// One per axis, falling.
  public let eigenvalues: [Double]
  /// Each axis's share of the sum of positive eigenvalues, 0…1.
  public let proportionExplained: [Double]
  /// What a reader must know, for example how large the negative eigenvalues are; may be empty.
  public let note: String

  /// The number of axes.
  public var axisCount: Int { eigenvalues.count }

  /// - Precondition: one row of coordinates per sample, one eigenvalue and proportion per axis.
  public init(
    metric: String, sampleIDs: [String], coordinates: [[Double]], eigenvalues: [Double],
    proportionExplained: [Double], note: String = ""
  ) {
    precondition(coordinates.count == sampleIDs.count, "one row per sample")
    precondition(coordinates.allSatisfy { $0.count == eigenvalues.count }, "one coordinate per axis")
    precondition(proportionExplained.count == eigenvalues.count, "one proportion per axis")
    self.metric = metric
    self.sampleIDs = sampleIDs
    self.coordinates = coordinates
    self.eigenvalues = eigenvalues
    self.proportionExplained = proportionExplained
    self.note = note
  }
}
