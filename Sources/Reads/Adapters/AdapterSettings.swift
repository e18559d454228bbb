/// How 3' adapters are looked for.
public struct AdapterSettings: Sendable, Equatable, Codable {
  /// Whether the overlap of the mates shows where the insert ends; needs no adapter sequence.
  public var usesMateOverlap: Bool
  /// The fewest bases on which the mates must overlap.
  public var minimumMateOverlap: Int
  /// The most bases that may differ among the first 50 of the overlap.
  public var maximumMateMismatches: Int
  /// The share of the overlap that may differ.
  public var maximumMateMismatchRate: Double
  /// The adapters of mate 1 and of single reads; the best one is cut.
  public var first: [Adapter]
  /// The adapters of mate 2.
  public var second: [Adapter]
  /// ⌊rate × bases⌋ of an adapter's bases may disagree, at most 7; no insertions or deletions.
  public var mismatchRate: Double
  /// The fewest bases of an adapter that are recognised at a read's end.
  public var minimumOverlap: Int

  public init(
    usesMateOverlap: Bool = true, minimumMateOverlap: Int = 30, maximumMateMismatches: Int = 5,
    maximumMateMismatchRate: Double = 0.2, first: [Adapter] = [], second: [Adapter] = [], mismatchRate: Double = 0.1,
    minimumOverlap: Int = 3
  ) {
    self.usesMateOverlap = usesMateOverlap
    self.minimumMateOverlap = minimumMateOverlap
    self.maximumMateMismatches = maximumMateMismatches
    self.maximumMateMismatchRate = maximumMateMismatchRate
    self.first = first
    self.second = second
    self.mismatchRate = mismatchRate
    self.minimumOverlap = minimumOverlap
  }
}
