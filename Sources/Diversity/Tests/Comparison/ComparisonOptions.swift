/// Which groups of samples are compared, and how.
public struct ComparisonOptions: Sendable, Equatable {
  /// The column that is of interest; nil: the last single column of the formula.
  public var group: String?
  /// The model of PERMANOVA and differential abundance (`ModelFormula`); nil: the batches, then the group.
  public var formula: String?
  /// Columns of technical origin (sequencing run, extraction kit): they come before the group in the model, and a group
  /// that cannot be told from them is refused.
  public var batches: [String] = []
  /// Ids of `DistanceTests`.
  public var tests = DistanceTests.byDefault
  /// Samples are exchanged only within this column's values.
  public var strata: String?
  /// The column that names the subject of each sample.
  public var subject: String?
  /// Permutations beside the data as they are.
  public var permutations = 999
  /// The most samples whose dispersion is measured from spatial medians beside a PERMANOVA, unless `permdisp` is asked
  /// for: that takes the whole spectrum of every distance.
  public var mostWithSpatialMedians = DiversityOptions.mostWithSpectrum
  /// The run's `--seed`.
  public var seed: UInt64 = 0
  /// Per column the level to compare with.
  public var references: [String: String] = [:]

  public init() {}

  /// Whether anything is to be compared.
  public var isAsked: Bool { group != nil || formula != nil }
}
