/// The number of reads at which samples are compared with each other.
public struct CommonDepthSummary: Sendable, Equatable {
  /// Reads per sample.
  public let depth: Int
  /// How it was chosen.
  public let reason: String
  /// Samples with fewer reads, which have no values at this depth.
  public let droppedSamples: [String]

  /// - Parameters: as the properties.
  public init(depth: Int, reason: String, droppedSamples: [String] = []) {
    self.depth = depth
    self.reason = reason
    self.droppedSamples = droppedSamples
  }
}
