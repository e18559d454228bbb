import BioModel
import Diversity
import Taxonomy

/// Diversity metrics of samples and of a cohort's profiles on common ground.
///
/// A cohort holds profiles summed up by current names at its rank, and a metric of those is not that of a table's features.
/// So the samples are summed up alike, and both sides are taken at one number of reads: the largest that keeps 90 % of
/// samples and members together, at least 1,000 (`CommonDepth`), by expectation. Shares have no depth and are taken as
/// they are.
struct CohortMetrics {
  /// By metric, then sample.
  private(set) var samples: [String: [String: Double]] = [:]
  /// By metric, then subject.
  private(set) var members: [String: [String: Double]] = [:]
  /// What is said of it.
  let notice: Notice

  /// Nil where there is nothing to compute, or no common ground: another unit, no common depth.
  init?(_ metrics: [String], of profile: CommunityProfile, and cohort: ReferenceCohort) {
    guard !metrics.isEmpty, let rank = cohort.rank, profile.table.unit == cohort.profile.table.unit else { return nil }
    let (own, theirs) = (CollapsedTable(profile, rank: rank).table, CollapsedTable(cohort.profile, rank: rank).table)
    var ground = "summed up by \(rank.name)"
    if profile.table.unit == .counts {
      let wanted = RarefiedAlphaMetrics.all.filter { metrics.contains($0.plain.id) }
      guard !wanted.isEmpty, let depth = Self.depth(own, theirs) else { return nil }
      for metric in wanted {
        samples[metric.plain.id] = Self.values(of: own) { RarefiedAlphaDiversity.value(metric, of: $0, depth: depth) }
        members[metric.plain.id] = Self.values(of: theirs) {
          RarefiedAlphaDiversity.value(metric, of: $0, depth: depth)
        }
      }
      ground += ", at \(depth) reads"
    } else {
      let wanted = AlphaMetrics.all.filter { metrics.contains($0.id) && !$0.needsCounts }
      if wanted.isEmpty { return nil }
      for metric in wanted {
        samples[metric.id] = Self.values(of: own) { AlphaDiversity.value(metric, of: $0, context: AlphaContext()) }
        members[metric.id] = Self.values(of: theirs) { AlphaDiversity.value(metric, of: $0, context: AlphaContext()) }
      }
    }
    notice = Notice(
      .note, code: "metrics-at-cohort-rank",
      message: "diversity markers are measured as the cohort's profiles can be: \(ground); "
        + "they are not the values of alpha_diversity.csv")
  }

  private static func values(of table: FeatureTable, _ value: (Assemblage) -> MetricValue) -> [String: Double] {
    var found: [String: Double] = [:]
    for sample in 0..<table.sampleCount {
      let assemblage = Assemblage(table[sample: sample].values, unit: table.unit)
      found[table.sampleIDs[sample]] = value(assemblage).number
    }
    return found
  }

  /// The common depth of all rows of both tables.
  private static func depth(_ own: FeatureTable, _ theirs: FeatureTable) -> Int? {
    let totals = [own, theirs].flatMap { table in (0..<table.sampleCount).map { table[sample: $0].total } }
    let pooled = FeatureTable(
      sampleIDs: totals.indices.map(String.init), featureIDs: ["reads"], unit: .counts, rows: totals.map { [$0] })
    return CommonDepth(of: pooled)?.depth
  }
}

extension MarkerTable {
  /// The metrics that its rows ask for, each once.
  var metrics: [String] {
    var ids: [String] = []
    for marker in markers {
      if case .metric(let id) = marker.expression, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}
