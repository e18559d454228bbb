/// How much of an index's signature the data could match.
public struct SignatureCoverage: Sendable, Equatable {
  /// Signature taxa found under their own name.
  public var matched: Int
  /// Found under a synonym.
  public var bySynonym: Int
  /// Could have been seen, and were not.
  public var notDetected: Int
  /// Not in the universe of taxa, or unknown whether they are.
  public var absentFromUniverse: Int

  public init(matched: Int, bySynonym: Int, notDetected: Int, absentFromUniverse: Int) {
    self.matched = matched
    self.bySynonym = bySynonym
    self.notDetected = notDetected
    self.absentFromUniverse = absentFromUniverse
  }

  /// Taxa of the signature.
  public var total: Int { matched + bySynonym + notDetected + absentFromUniverse }

  /// Share of the signature that could be resolved, 0…1; 1 for an index without a signature.
  public var share: Double { total == 0 ? 1 : Double(total - absentFromUniverse) / Double(total) }
}

/// One dysbiosis index of one sample: a row of `dysbiosis.csv`.
public struct IndexResult: Sendable, Equatable {
  /// What one taxon adds to the index: a row of `contributions.csv`.
  public struct Contribution: Sendable, Equatable {
    public let taxon: String
    public let amount: Double

    public init(taxon: String, amount: Double) {
      self.taxon = taxon
      self.amount = amount
    }
  }

  public let sample: String
  /// The index's id.
  public let index: String
  /// Empty when not evaluable.
  public let value: Double?
  /// The published arithmetic, whenever its inputs exist.
  public let rawValue: Double?
  public let lower: Double?
  public let upper: Double?
  /// Mid-rank percentile 0…100 in the reference; shown, never decides.
  public let percentile: Double?
  /// Wilson's 95 % interval of the percentile, 0…100.
  public let percentileLower: Double?
  public let percentileUpper: Double?
  /// `high` or `low`: the side that means further from health.
  public let direction: String
  public let status: MarkerStatus
  public let coverage: SignatureCoverage
  public let reason: String
  /// The reference cohort's name and size, empty without one.
  public let reference: String
  public let contributions: [Contribution]

  public init(
    sample: String, index: String, value: Double?, rawValue: Double?, lower: Double? = nil, upper: Double? = nil,
    percentile: Double? = nil, percentileLower: Double? = nil, percentileUpper: Double? = nil, direction: String,
    status: MarkerStatus, coverage: SignatureCoverage, reason: String, reference: String, contributions: [Contribution]
  ) {
    self.sample = sample
    self.index = index
    self.value = value
    self.rawValue = rawValue
    self.lower = lower
    self.upper = upper
    self.percentile = percentile
    self.percentileLower = percentileLower
    self.percentileUpper = percentileUpper
    self.direction = direction
    self.status = status
    self.coverage = coverage
    self.reason = reason
    self.reference = reference
    self.contributions = contributions
  }
}
