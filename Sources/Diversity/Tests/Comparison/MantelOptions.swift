/// What distances are correlated with (`--mantel`).
public struct MantelOptions: Sendable, Equatable {
  /// Columns of numbers, or ids of distances.
  public var partners: [String] = []
  /// Which correlation.
  public var method = Mantel.Method.pearson
  /// Permutations beside the data as they are.
  public var permutations = 999
  /// The run's `--seed`.
  public var seed: UInt64 = 0

  public init() {}
}
