public import Reads

/// One sample, denoised: its sequences with their reads, and where its other reads went.
public struct DadaSample: Sendable, Equatable {
  /// One mate's outcome in numbers.
  public struct Mate: Sendable, Equatable, Codable {
    /// Reads that came.
    public var readCount: Int
    /// Distinct sequences among them.
    public var uniqueCount: Int
    /// Variants with reads.
    public var variantCount: Int
    /// Reads that no variant explains.
    public var notCorrected: Int

    public init(readCount: Int, uniqueCount: Int, variantCount: Int, notCorrected: Int) {
      self.readCount = readCount
      self.uniqueCount = uniqueCount
      self.variantCount = variantCount
      self.notCorrected = notCorrected
    }
  }

  /// The sequences: merged pairs, or single reads.
  public var sequences: UniqueSequences
  /// Pairs (single reads) lost here, by bucket.
  public var losses: [ReadFate: Int]
  /// One entry per mate.
  public var mates: [Mate]

  public init(sequences: UniqueSequences, losses: [ReadFate: Int], mates: [Mate]) {
    self.sequences = sequences
    self.losses = losses
    self.mates = mates
  }
}
