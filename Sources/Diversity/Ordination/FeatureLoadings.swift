/// Where the features lie on the axes of an ordination: the arrows of a biplot.
public struct FeatureLoadings: Sendable, Equatable {
  public let featureIDs: [String]
  /// features × axes; each axis has length 1 over all features.
  public let values: [[Double]]

  /// - Parameters: as the properties.
  public init(featureIDs: [String], values: [[Double]]) {
    self.featureIDs = featureIDs
    self.values = values
  }
}
