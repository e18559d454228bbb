public import BioModel

extension UndefinedReason {
  /// Every feature was seen once: the estimate has no upper bound.
  public static let allSingletons = UndefinedReason(rawValue: "all-singletons")
  /// All rare features are singletons: their coverage is estimated as 0.
  public static let rareAllSingletons = UndefinedReason(rawValue: "rare-all-singletons")
  /// The table holds fractions of reads, so nothing can be drawn from it.
  public static let fractionalCounts = UndefinedReason(rawValue: "fractional-counts")
  /// The sample has fewer reads than the common depth.
  public static let belowCommonDepth = UndefinedReason(rawValue: "below-common-depth")
  /// The table has no common depth.
  public static let noCommonDepth = UndefinedReason(rawValue: "no-common-depth")
  /// No number of reads reaches the coverage that was asked for.
  public static let coverageNotReached = UndefinedReason(rawValue: "coverage-not-reached")
  /// The curve of features does not bend: no end can be read from it.
  public static let noSaturation = UndefinedReason(rawValue: "no-saturation")
  /// Strata or subjects leave no other arrangement of the samples than the data's own.
  public static let oneArrangement = UndefinedReason(rawValue: "one-arrangement")
  /// Other columns of the model determine the groups among these samples.
  public static let confounded = UndefinedReason(rawValue: "confounded")
}
