public import Diversity

/// Samples placed on axes; `ordination/<name>.csv`.
public struct OrdinationSummary: Sendable, Equatable {
  /// The id of the method.
  public var method = "pcoa"
  /// The method's title.
  public var title = "Principal coordinates"
  /// The id of the distance, or the name of the transform, that it was made from.
  public let metric: String
  /// The samples that have a place.
  public let sampleIDs: [String]
  /// samples × axes.
  public let coordinates: [[Double]]
  /// One per axis, falling; none for methods without.
  public let eigenvalues: [Double]
  /// Each axis's share of the sum of positive eigenvalues, 0…1; none for methods without.
  public let proportionExplained: [Double]
  /// Where the features lie; nil for ordinations of distances.
  public var loadings: FeatureLoadings?
  /// How well the distances fit; nil for methods without stress.
  public var fit: OrdinationFit?
  /// What a reader must know, for example how large the negative eigenvalues are; may be empty.
  public let note: String

  /// The number of axes.
  public var axisCount: Int { coordinates.first?.count ?? 0 }

  /// The name of its files: the metric of principal coordinates, else the method, with the metric where it is made from
  /// distances.
  public var name: String {
    if method == "pcoa" { return metric }
    return loadings == nil ? "\(method).\(metric)" : method
  }

  /// - Precondition: one row of coordinates per sample, one eigenvalue and proportion per axis or none.
  public init(
    metric: String, sampleIDs: [String], coordinates: [[Double]], eigenvalues: [Double],
    proportionExplained: [Double], note: String = ""
  ) {
    precondition(coordinates.count == sampleIDs.count, "one row per sample")
    precondition(
      eigenvalues.isEmpty || coordinates.allSatisfy { $0.count == eigenvalues.count }, "one coordinate per axis")
    precondition(proportionExplained.count == eigenvalues.count, "one proportion per axis")
    self.metric = metric
    self.sampleIDs = sampleIDs
    self.coordinates = coordinates
    self.eigenvalues = eigenvalues
    self.proportionExplained = proportionExplained
    self.note = note
  }
}
