public import BioModel

/// Shares of each sample's community by taxon at one rank; `taxa/<rank>.csv`.
public struct TaxaTable: Sendable, Equatable {
  public let rank: Rank
  /// Feature ids are the taxa's labels, `unclassified <parent>` included; lineages, if any, reach down to `rank`.
  public let shares: FeatureTable

  /// - Parameters: as the properties; `shares` holds relative abundances.
  public init(rank: Rank, shares: FeatureTable) {
    self.rank = rank
    self.shares = shares
  }
}
