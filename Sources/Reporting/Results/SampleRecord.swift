public import BioModel
public import Reads

/// One sample as the summary shows it. A sample that failed has a status and a reason and stays in every table.
public struct SampleRecord: Sendable, Equatable {
  /// What became of a sample.
  public enum Status: String, Sendable, CaseIterable {
    /// It has results.
    case ok
    /// Its input could not be read or worked on.
    case failed
    /// Its input was read and nothing was left.
    case empty
  }

  /// What a control sample is for.
  public enum Control: String, Sendable, CaseIterable {
    case negative, positive
  }

  /// One metadata cell with its column's name.
  public struct MetadataValue: Sendable, Equatable {
    public let column: String
    public let value: String?

    /// - Parameters: as the properties.
    public init(_ column: String, _ value: String?) {
      self.column = column
      self.value = value
    }
  }

  public var id: String
  public var status: Status
  /// Why the sample failed or is empty; empty when it is ok.
  public var reason: String
  public var control: Control?
  /// The group the sample belongs to in figures.
  public var group: String?
  /// Metadata in the sheet's order of columns.
  public var metadata: [MetadataValue]
  /// Read pairs (or single reads) in the input; nil for tables.
  public var inputReads: Int?
  /// Reads in the community table: counts of the sample after all steps; nil for shares.
  public var keptReads: Int?
  /// Of these, reads classified at domain level.
  public var classifiedReads: Int?
  public var ledger: ReadLedger?
  public var quality: SampleQuality?
  /// Depth gates that the sample does not pass, for example `below-1000-classified-reads`.
  public var depthFlags: [String]
  /// Expected number of features at the common depth; nil where there is no common depth.
  public var observedFeaturesAtCommonDepth: MetricValue?
  /// Shannon entropy in nats at the common depth; nil where there is no common depth.
  public var shannonAtCommonDepth: MetricValue?

  /// - Parameters: as the properties.
  public init(
    id: String, status: Status = .ok, reason: String = "", control: Control? = nil, group: String? = nil,
    metadata: [MetadataValue] = [], inputReads: Int? = nil, keptReads: Int? = nil, classifiedReads: Int? = nil,
    ledger: ReadLedger? = nil, quality: SampleQuality? = nil, depthFlags: [String] = [],
    observedFeaturesAtCommonDepth: MetricValue? = nil, shannonAtCommonDepth: MetricValue? = nil
  ) {
    self.id = id
    self.status = status
    self.reason = reason
    self.control = control
    self.group = group
    self.metadata = metadata
    self.inputReads = inputReads
    self.keptReads = keptReads
    self.classifiedReads = classifiedReads
    self.ledger = ledger
    self.quality = quality
    self.depthFlags = depthFlags
    self.observedFeaturesAtCommonDepth = observedFeaturesAtCommonDepth
    self.shannonAtCommonDepth = shannonAtCommonDepth
  }

  /// Share of classified reads below which a taxon would usually be missed: 3 / reads gives a 95 % chance of at least
  /// one read. Nil without counts.
  public var detectionLimit: Double? {
    guard let reads = classifiedReads ?? keptReads, reads > 0 else { return nil }
    return min(1, 3 / Double(reads))
  }
}
