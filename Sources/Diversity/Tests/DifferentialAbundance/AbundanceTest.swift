/// What one method says of one feature and one coefficient of a model.
public struct AbundanceTest: Sendable, Equatable {
  /// The feature's id.
  public let feature: String
  /// The coefficient, `group[case]` or the name of a quantity.
  public let coefficient: String
  /// Binary logarithm of the fold change against the reference level (per unit of a quantity), bias-corrected.
  public let log2FoldChange: Double
  /// Its standard error.
  public let standardError: Double
  /// The test's statistic.
  public let statistic: Double
  /// Of Student's t.
  public let degreesOfFreedom: Double
  /// Two-sided.
  public let pValue: Double
  /// Benjamini–Hochberg over the features of the coefficient.
  public let adjustedP: Double
  /// False where another treatment of zeros would change what is said; nil where that was not looked at.
  public let isRobust: Bool?

  /// Whether the feature is called at the level 0.05.
  public var isSignificant: Bool { adjustedP < 0.05 }
}
