public import BioModel

/// The outcome of denoising a study: sequence variants, their table, and the reads that are in none of them.
public struct AmpliconVariants: Sendable, Equatable {
  /// A chimera, with the reads given to it in the study.
  public struct Chimera: Sendable, Equatable {
    /// The MD5 of the sequence.
    public let id: String
    public let sequence: [UInt8]
    public let readCount: Int
    /// The ids of the sequences whose start and end it joins.
    public let parentIDs: [String]

    public init(id: String, sequence: [UInt8], readCount: Int, parentIDs: [String]) {
      self.id = id
      self.sequence = sequence
      self.readCount = readCount
      self.parentIDs = parentIDs
    }
  }

  /// The variants' sequences (upper case), in the order of the table's features: total abundance, then sequence.
  public let sequences: [[UInt8]]
  /// Samples × variants, in reads; feature ids are the MD5 of the sequences.
  public let table: FeatureTable
  /// The chimeras, most reads first, then by sequence.
  public let chimeras: [Chimera]
  /// Reads of each sample that went to a chimera.
  public let chimericReads: [Int]
  /// Reads of each sample that no variant explains.
  public let notAssignedReads: [Int]

  /// - Precondition: one sequence per feature, one number of reads per sample.
  public init(
    sequences: [[UInt8]], table: FeatureTable, chimeras: [Chimera], chimericReads: [Int], notAssignedReads: [Int]
  ) {
    precondition(sequences.count == table.featureCount)
    precondition(chimericReads.count == table.sampleCount && notAssignedReads.count == table.sampleCount)
    self.sequences = sequences
    self.table = table
    self.chimeras = chimeras
    self.chimericReads = chimericReads
    self.notAssignedReads = notAssignedReads
  }
}
