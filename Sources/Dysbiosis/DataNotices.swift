import BioModel

/// What a reader must know of a profile before the numbers.
enum DataNotices {
  static func about(_ profile: CommunityProfile) -> [Notice] {
    var notices: [Notice] = []
    if profile.table.lineages == nil {
      notices.append(
        Notice(
          .warning, code: "no-taxonomy", message: "the table has no taxonomy: no ratio, marker or index finds its taxa")
      )
    } else if !profile.hasDomains {
      notices.append(
        Notice(
          .note, code: "no-domains",
          message: "the lineages name no domain: shares are of everything that is not explicitly unclassified"))
    }
    if profile.table.unit == .relativeAbundance {
      notices.append(
        Notice(
          .note, code: "depth-unknown",
          message: "the table holds shares, not reads: its depth is unknown, there are no intervals and no depth gates")
      )
    }
    if profile.universe == nil {
      notices.append(
        Notice(
          .note, code: "database-unknown",
          message: "which taxa the database holds is unknown: what is not in the table may be missing from either"))
    }
    return notices
  }
}
