extension Dispersion {
  /// The centre of a group.
  public enum Centre: String, Sendable, CaseIterable {
    /// The point with the smallest sum of distances.
    case spatialMedian = "spatial-median"
    /// The mean.
    case centroid

    /// The id of the test in `DistanceTests`.
    public var testID: String {
      switch self {
      case .spatialMedian: "permdisp"
      case .centroid: "permdisp-centroid"
      }
    }

    /// The centres of several groups, in words.
    public var words: String {
      switch self {
      case .spatialMedian: "spatial medians"
      case .centroid: "centroids"
      }
    }
  }
}
