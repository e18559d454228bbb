/// Samples placed on axes, so that few axes show most of their differences.
public struct Ordination: Sendable, Equatable {
  /// The id of the distance it was made from.
  public let metric: String
  /// The samples placed, in the table's order.
  public let sampleIDs: [String]
  /// samples × axes coordinates.
  public let coordinates: [[Double]]
  /// The eigenvalues of the axes, falling, all > 0.
  public let eigenvalues: [Double]
  /// Each axis's eigenvalue over the sum of all positive eigenvalues, also of axes not given; 0…1.
  public let proportionExplained: [Double]
  /// The sum of the positive eigenvalues.
  public let positiveEigenvalueSum: Double
  /// The sum of the negative eigenvalues, ≤ 0: how far the distances are from Euclidean ones.
  public let negativeEigenvalueSum: Double

  /// The number of axes given.
  public var axisCount: Int { eigenvalues.count }

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
