public import BioModel

/// The distances between samples by one metric; `beta/<metric>.csv`.
public struct DistanceSummary: Sendable {
  /// The metric's id, which names its scale.
  public let metric: String
  /// A pair without a distance is NaN, an empty field in the file.
  public let matrix: DistanceMatrix

  /// - Parameters: as the properties.
  public init(metric: String, matrix: DistanceMatrix) {
    self.metric = metric
    self.matrix = matrix
  }
}
