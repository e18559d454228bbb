/// What comparing all samples at one number of reads would cost and show.
public struct DepthCandidate: Sendable, Equatable {
  /// Reads per sample.
  public let depth: Int
  /// How many samples have at least that many.
  public let keptCount: Int
  /// Samples that have reads, but fewer; in the table's order.
  public let lostSamples: [String]
  /// Among the kept samples, the expected number of features at this depth as a share of all features seen.
  public let observedFeatures: DepthShare?
  /// The same for the Hill number of order 1.
  public let hill1: DepthShare?
  /// The same for the Hill number of order 2.
  public let hill2: DepthShare?
  /// The expected coverage of the community at this depth; nil on denoised tables, whose singletons are missing.
  public let coverage: DepthShare?

  /// - Parameters: as the properties.
  public init(
    depth: Int, keptCount: Int, lostSamples: [String], observedFeatures: DepthShare?, hill1: DepthShare?,
    hill2: DepthShare?, coverage: DepthShare?
  ) {
    self.depth = depth
    self.keptCount = keptCount
    self.lostSamples = lostSamples
    self.observedFeatures = observedFeatures
    self.hill1 = hill1
    self.hill2 = hill2
    self.coverage = coverage
  }
}
