public import BioModel

/// The distances by one metric: a file in `beta/`.
public struct BetaResult: Sendable {
  /// The metric's id.
  public let metric: String
  /// All samples in the table's order; undefined pairs are NaN (`DistanceMatrix.distance(_:_:)` gives nil there).
  public let distances: DistanceMatrix
  /// That of the samples that have distances, where it was made and is worth keeping.
  var spectrum: DistanceSpectrum?

  /// - Parameters: as the properties.
  public init(metric: String, distances: DistanceMatrix) {
    self.metric = metric
    self.distances = distances
  }
}
