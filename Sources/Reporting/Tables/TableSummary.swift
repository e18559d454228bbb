public import BioModel

/// What a table is, in figures, and what its reader understood: for people who check an import.
public struct TableSummary: Sendable {
  /// One thing that was understood.
  public struct Decision: Sendable, Equatable {
    public let key: String
    public let value: String
    /// 0…1.
    public let confidence: Double
    public let reason: String

    public init(key: String, value: String, confidence: Double, reason: String) {
      self.key = key
      self.value = value
      self.confidence = confidence
      self.reason = reason
    }
  }

  /// One sample's figures.
  public struct Sample: Sendable, Equatable {
    public let id: String
    /// The sum of its values, in the table's unit.
    public let total: Double
    /// Features with a value.
    public let featureCount: Int
    /// The share of the total in features without any name; nil when the table has no lineages.
    public let unclassifiedShare: Double?
    /// What shares of taxa are shares of: what is named as Bacteria or Archaea, in the table's unit.
    public let denominator: Double?

    public init(id: String, total: Double, featureCount: Int, unclassifiedShare: Double?, denominator: Double?) {
      self.id = id
      self.total = total
      self.featureCount = featureCount
      self.unclassifiedShare = unclassifiedShare
      self.denominator = denominator
    }
  }

  /// The input as the user named it.
  public let name: String
  public let unit: FeatureTable.Unit
  public let featureCount: Int
  public let nonZeroCount: Int
  public let samples: [Sample]
  /// How many features have a name at each rank; empty without lineages.
  public let namedFeatures: [(rank: Rank, count: Int)]
  public let decisions: [Decision]
  public let notices: [Notice]

  public init(
    name: String, table: FeatureTable, samples: [Sample], decisions: [Decision], notices: [Notice]
  ) {
    self.name = name
    unit = table.unit
    featureCount = table.featureCount
    nonZeroCount = table.values.count
    self.samples = samples
    namedFeatures =
      table.lineages.map { lineages in
        Rank.allCases.map { rank in (rank, lineages.count { $0[rank] != nil }) }
      } ?? []
    self.decisions = decisions
    self.notices = notices
  }

  /// The share of cells that hold something.
  public var density: Double {
    let cells = Double(samples.count) * Double(featureCount)
    return cells > 0 ? Double(nonZeroCount) / cells : 0
  }
}
