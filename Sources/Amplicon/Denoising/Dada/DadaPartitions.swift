/// What the model makes of one sample and mate: variants, the uniques of each, and the reads that no variant explains.
public struct DadaPartitions: Sendable, Equatable {
  /// A partition: the sequence of its centre and the reads that are thought to come from it.
  public struct Variant: Sendable, Equatable {
    /// The sequence, upper case.
    public let sequence: [UInt8]
    /// Reads of the uniques corrected to it.
    public let readCount: Int
    /// Uniques corrected to it.
    public let uniqueCount: Int
    /// Reads without a substitution.
    public let exactReads: Int
    /// Reads with one substitution.
    public let oneOffReads: Int
    /// The place of its centre among the uniques.
    public let centre: Int
    /// How it came to be.
    public let birth: Birth

    public init(
      sequence: [UInt8], readCount: Int, uniqueCount: Int, exactReads: Int, oneOffReads: Int, centre: Int, birth: Birth
    ) {
      self.sequence = sequence
      self.readCount = readCount
      self.uniqueCount = uniqueCount
      self.exactReads = exactReads
      self.oneOffReads = oneOffReads
      self.centre = centre
      self.birth = birth
    }
  }

  /// How a partition came to be.
  public enum Birth: Sendable, Equatable {
    /// The first: all uniques, around the most abundant.
    case initial
    /// Budded because its reads were too many: p value (uncorrected), ratio of its reads to the expected ones, the
    /// variant it left, substitutions to that.
    case abundance(p: Double, fold: Double, from: Int, hamming: Int)
    /// Budded as a prior.
    case prior(p: Double, fold: Double, from: Int, hamming: Int)
  }

  /// The variants in the order in which they budded.
  public let variants: [Variant]
  /// The variant of each unique; −1 where it was not corrected.
  public let variantOfUnique: [Int32]
  /// The final p value of each unique: the probability of at least so many reads of it as errors of its centre.
  public let pValues: [Double]
  /// Transitions between the centres and the corrected reads.
  public let transitions: TransitionCounts
  /// Reads of uniques that were not corrected.
  public let unexplainedReads: Int

  public init(
    variants: [Variant], variantOfUnique: [Int32], pValues: [Double], transitions: TransitionCounts,
    unexplainedReads: Int
  ) {
    self.variants = variants
    self.variantOfUnique = variantOfUnique
    self.pValues = pValues
    self.transitions = transitions
    self.unexplainedReads = unexplainedReads
  }

  /// No reads, no variant.
  public static let none = DadaPartitions(
    variants: [], variantOfUnique: [], pValues: [], transitions: TransitionCounts(), unexplainedReads: 0)
}
