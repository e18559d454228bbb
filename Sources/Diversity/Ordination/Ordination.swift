/// Samples placed on axes, so that few axes show most of their differences.
public struct Ordination: Sendable, Equatable {
  /// The id of its method in `OrdinationMethods`.
  public var method = "pcoa"
  /// The id of the distance, or the name of the transform, that it was made from.
  public let metric: String
  /// The samples placed, in the table's order.
  public let sampleIDs: [String]
  /// samples × axes coordinates.
  public let coordinates: [[Double]]
  /// The eigenvalues of the axes, falling, all > 0; none for non-metric scaling.
  public let eigenvalues: [Double]
  /// Each axis's eigenvalue over the sum of all positive eigenvalues, also of axes not given; 0…1. Of
  /// `pcoa-randomised`, which knows no others, over the trace.
  public let proportionExplained: [Double]
  /// The sum of the positive eigenvalues.
  public let positiveEigenvalueSum: Double
  /// The sum of the negative eigenvalues, ≤ 0: how far the distances are from Euclidean ones.
  public let negativeEigenvalueSum: Double

  /// Where the features lie; nil for methods that start from distances.
  public var loadings: FeatureLoadings?
  /// How well the distances fit; for non-metric scaling.
  public var fit: OrdinationFit?

  /// The number of axes given.
  public var axisCount: Int { coordinates.first?.count ?? 0 }

  /// - Parameters: as the properties.
  public init(
    metric: String, sampleIDs: [String], coordinates: [[Double]], eigenvalues: [Double],
    proportionExplained: [Double], positiveEigenvalueSum: Double, negativeEigenvalueSum: Double
  ) {
    self.metric = metric
    self.sampleIDs = sampleIDs
    self.coordinates = coordinates
    self.eigenvalues = eigenvalues
    self.proportionExplained = proportionExplained
    self.positiveEigenvalueSum = positiveEigenvalueSum
    self.negativeEigenvalueSum = negativeEigenvalueSum
  }
}
