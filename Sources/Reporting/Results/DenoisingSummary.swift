public import Amplicon

/// What the denoising model learned and what it made of each sample.
public struct DenoisingSummary: Sendable {
  /// One sample's mates in numbers.
  public struct Sample: Sendable {
    public var id: String
    public var mates: [DadaSample.Mate]

    public init(id: String, mates: [DadaSample.Mate]) {
      self.id = id
      self.mates = mates
    }

    /// Names of its mates in files and tables.
    public var mateNames: [String] { RunErrors.mateNames(mates.count) }
  }

  /// The model's id.
  public var model: String
  /// What samples told each other.
  public var pooling: DadaPooling
  /// The error models, by sequencing run.
  public var runs: [RunErrors]
  /// Samples with reads, in order.
  public var samples: [Sample]

  public init(model: String, pooling: DadaPooling, runs: [RunErrors], samples: [Sample]) {
    self.model = model
    self.pooling = pooling
    self.runs = runs
    self.samples = samples
  }

  /// The share of mates' reads that no variant explains, over all samples; nil without reads.
  public var notCorrectedShare: Double? {
    let mates = samples.flatMap(\.mates)
    let reads = mates.reduce(0) { $0 + $1.readCount }
    return reads == 0 ? nil : Double(mates.reduce(0) { $0 + $1.notCorrected }) / Double(reads)
  }
}
