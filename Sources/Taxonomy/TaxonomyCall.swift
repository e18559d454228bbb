public import BioModel

/// What a classifier says of one sequence.
public struct TaxonomyCall: Sendable, Equatable {
  /// Names down to the narrowest rank whose confidence reaches the run's cut-off.
  public let lineage: Lineage
  /// Confidence 0…1 per rank, from the domain down, for every rank the best hit names (also those cut off).
  public let confidence: [Double]
  /// The sequence was classified as its reverse complement.
  public let isReversed: Bool

  public init(lineage: Lineage, confidence: [Double], isReversed: Bool) {
    self.lineage = lineage
    self.confidence = confidence
    self.isReversed = isReversed
  }
}
