import BioModel
import Taxonomy

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
    notices += naming(profile.naming)
    if let scope = ScopeNotice.about(profile) { notices.append(scope) }
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
          message: "which taxa the database holds is unknown: what is not in the table may be missing from either; "
            + "--database-taxa names them"))
    }
    return notices
  }

  /// Old and new names side by side; names that leave several schemes open.
  private static func naming(_ naming: TableNaming) -> [Notice] {
    var notices: [Notice] = []
    let mixtures = naming.recognition.mixtures
    if !mixtures.isEmpty {
      let examples = mixtures.prefix(3).map { "\($0.old) and \($0.current)" }.joined(separator: ", ")
      notices.append(
        Notice(
          .warning, code: "mixed-nomenclature",
          message: "the table mixes names of different times for the same taxa (\(examples)"
            + (mixtures.count > 3 ? " and \(mixtures.count - 3) more" : "")
            + "); they are summed where that is safe, but check that its parts were classified alike"))
    }
    if !naming.isStated, naming.recognition.signCount > 0, naming.candidates.count > 1 {
      let ids = naming.candidates.map(\.rawValue).joined(separator: ", ")
      notices.append(
        Notice(
          .note, code: "taxonomy-scheme-unknown",
          message: "the names fit several schemes (\(ids)): only what all of them can express is evaluated; "
            + "state the scheme with --taxonomy-scheme"))
    }
    return notices
  }
}
