/// One point of a rarefaction curve: a row of `rarefaction.csv`.
public struct RarefactionPoint: Sendable, Equatable {
  /// The sample's id.
  public let sample: String
  /// Reads drawn.
  public let depth: Int
  /// The expected number of features among them.
  public let observedFeatures: Double

  /// - Parameters: as the properties.
  public init(sample: String, depth: Int, observedFeatures: Double) {
    self.sample = sample
    self.depth = depth
    self.observedFeatures = observedFeatures
  }
}
