public import BioIO
public import BioModel

/// Adds features up at a rank; what has no name there stays in rows called `unclassified <parent>`.
public struct CollapseTable: TableOperation {
  public var rank: Rank
  /// Shares of each sample's total instead of sums.
  public var asShares: Bool

  public init(rank: Rank, asShares: Bool = false) {
    self.rank = rank
    self.asShares = asShares
  }

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    guard let lineages = document.table.lineages else {
      throw PipelineError(.malformedInput, "the table names no taxa", advice: "give them with --taxonomy")
    }
    guard lineages.contains(where: { $0[rank] != nil }) else {
      throw PipelineError(.malformedInput, "no feature has a name at the rank \(rank.name)")
    }
    let collapsed = document.table.aggregated(to: rank, asShares: asShares)
    var changed = document.with(
      collapsed,
      saying: [
        Notice(
          .note, code: "collapsed",
          message: "\(document.table.featureCount) features became \(collapsed.featureCount) at the rank \(rank.name)")
      ])
    changed.taxonIDs = nil
    return changed
  }
}
