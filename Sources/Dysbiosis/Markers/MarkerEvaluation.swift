import BioModel
import Statistics
import Taxonomy

/// All markers of a table in all samples of a profile, and how many flags they give.
public struct MarkerEvaluation: Sendable {
  /// By sample, then in the table's order.
  public let results: [MarkerResult]
  /// One per sample.
  public let flagCounts: [FlagCount]

  /// - Parameters:
  ///   - cohort: made with the same method as the profile; nil: nothing is flagged.
  ///   - alpha: metric values by metric and sample, at the common depth.
  ///   - indices: index results by index, in the profile's order.
  init(
    _ table: MarkerTable, in profile: CommunityProfile, cohort: ReferenceCohort?,
    alpha: [String: [String: Double]], indices: [String: [IndexResult]]
  ) {
    let coversArchaea = profile.study.coversArchaea ?? Self.seesArchaea(profile, cohort)
    let referenceIndices = cohort.map { cohort in
      Self.indexIDs(of: table).reduce(into: [String: [IndexResult]]()) { found, id in
        if let index = DysbiosisIndices.all.first(where: { $0.id == id }) {
          found[id] = index.evaluate(cohort.profile, cohort: cohort)
        }
      }
    }
    let otherRows = profile.facts.map { cohort?.rows(otherThan: $0.subject) ?? [] }
    // Rows with the same expression measure the same; it is measured once.
    var measured: [String: (own: MarkerMeasurement, reference: MarkerMeasurement?)] = [:]
    var bySample = [[MarkerResult]](repeating: [], count: profile.table.sampleCount)
    var flags = [FlagTally](repeating: FlagTally(), count: profile.table.sampleCount)
    for marker in table.markers {
      let key = marker.expression.canonicalText(in: profile.nomenclature)
      let measurement =
        measured[key] ?? (
          MarkerMeasurement(marker.expression, in: profile, alpha: alpha, indices: indices),
          cohort.map {
            MarkerMeasurement(
              marker.expression, in: $0.profile, alpha: $0.isOwnGroup ? alpha : [:], indices: referenceIndices ?? [:])
          }
        )
      measured[key] = measurement
      let judge = MarkerJudge(
        marker: marker, profile: profile, cohort: cohort, measured: measurement.0, reference: measurement.1,
        coversArchaea: coversArchaea, otherRows: otherRows)
      for sample in bySample.indices {
        let verdict = judge.verdict(sample)
        bySample[sample].append(Self.result(marker, verdict, judge, sample))
        if marker.action == .flag, let p = marker.tailProbability {
          flags[sample].add(key + " " + marker.side.rawValue, verdict.status, chance: p)
        }
      }
    }
    results = bySample.flatMap { $0 }
    flagCounts = flags.enumerated().map { $1.count(sample: profile.table.sampleIDs[$0]) }
  }

  private static func result(
    _ marker: Marker, _ verdict: MarkerVerdict, _ judge: MarkerJudge, _ sample: Int
  ) -> MarkerResult {
    let value = judge.measured.values[sample]
    // A value is not shown where it could mean something else than it says.
    let isHidden =
      verdict.status == .notEvaluable && ((value.value ?? 0) == 0 || TableNaming.isRefusal(verdict.reason))
    let position = value.value.map { ReferencePosition(of: $0, in: judge.referenceValues(sample)) }
    let percentile = isHidden ? nil : position?.percentile
    return MarkerResult(
      sample: judge.profile.table.sampleIDs[sample], marker: marker.id, panel: marker.panel,
      value: isHidden ? nil : value.value, lower: isHidden ? nil : value.lower, upper: isHidden ? nil : value.upper,
      percentile: percentile, percentileLower: percentile == nil ? nil : position.map { 100 * $0.interval.lower },
      percentileUpper: percentile == nil ? nil : position.map { 100 * $0.interval.upper },
      direction: marker.side.rawValue, status: verdict.status, reason: verdict.reason,
      evidence: marker.evidenceLevel, doi: marker.doi)
  }

  private static func seesArchaea(_ profile: CommunityProfile, _ cohort: ReferenceCohort?) -> Bool? {
    let isThere =
      !profile.features("archaea", rank: .domain).isEmpty
      || !(cohort?.profile.features("archaea", rank: .domain).isEmpty ?? true)
    return isThere ? true : nil
  }

  private static func indexIDs(of table: MarkerTable) -> [String] {
    var ids: [String] = []
    for marker in table.markers {
      if case .index(let id) = marker.expression, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}
