public import BioModel

/// How spread the groups of one column are.
public struct DispersionResult: Sendable, Equatable {
  /// One group.
  public struct Group: Sendable, Equatable {
    /// The level.
    public let name: String
    /// Its samples.
    public let sampleCount: Int
    /// Their mean distance to the group's centre, in the distance's unit.
    public let meanDistance: Double
  }

  /// Which centre.
  public let centre: Dispersion.Centre
  /// The samples compared.
  public let sampleIDs: [String]
  /// Each sample's distance to its group's centre.
  public let distances: [Double]
  /// The reference first.
  public let groups: [Group]
  /// Of the analysis of variance.
  public let f: MetricValue
  /// Groups less one.
  public let numeratorDegrees: Int
  /// Samples less groups.
  public let denominatorDegrees: Int
  /// By F's distribution.
  public let parametricP: MetricValue
  /// By permuting the residuals.
  public let permutationP: MetricValue
  /// Permutations made, or arrangements listed.
  public let permutations: Int
  /// Whether all distinct arrangements were listed.
  public let isExact: Bool
  /// Samples left out for missing values.
  public let leftOut: [String]
  /// What a reader should know.
  public let notices: [Notice]
}
