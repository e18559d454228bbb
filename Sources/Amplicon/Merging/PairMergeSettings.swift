/// How read pairs are merged. The defaults are those of `vsearch --fastq_mergepairs --fastq_allowmergestagger`, except
/// for a minimum overlap of 16 instead of 10 bases.
public struct PairMergeSettings: Sendable, Equatable, Codable {
  /// Fewest bases covered by both mates.
  public var minimumOverlap = 16
  /// Most positions of the overlap at which the mates disagree.
  public var maximumDifferences = 10
  /// Largest share (0…1) of the overlap at which the mates disagree.
  public var maximumDifferenceShare = 1.0
  /// Whether mates that reach beyond each other's start (amplicon shorter than the reads) are merged, overhangs cut.
  public var allowsStaggered = true
  /// Largest Phred score given to a position covered by both mates; positions covered by one mate keep their score.
  public var maximumQuality: UInt8 = 41
  /// Shortest merged sequence, in bases.
  public var minimumLength = 1
  /// Longest merged sequence, in bases.
  public var maximumLength = Int.max
  /// Most letters other than A, C, G, T in the merged sequence.
  public var maximumAmbiguousBases = Int.max
  /// Most expected errors in the merged sequence: the sum of 10^(−Q/10) over its scores.
  public var maximumExpectedErrors = Double.infinity
  /// Least evidence, in bits, that the two mates cover the same bases: see `OverlapScore`.
  public var minimumScoreInBits = 16.0
  /// Most evidence, in bits, that any one stretch of the overlap may speak against it: a stretch with more points to
  /// an inserted or deleted base, or to two different molecules.
  public var maximumDropInBits = 16.0
  /// Fewest pairs of equal 6-mers on the diagonal of the overlap.
  public var minimumSeeds = 4

  public init() {}
}
