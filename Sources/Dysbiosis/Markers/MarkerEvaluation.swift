import BioModel
import Parallel
import Taxonomy

/// All markers of a table in all samples of a profile, and how many flags they give.
public struct MarkerEvaluation: Sendable {
  /// By sample, then in the table's order.
  public let results: [MarkerResult]
  /// One per sample.
  public let flagCounts: [FlagCount]
  /// By sample, then by panel in the table's order; panels without a marker that may be flagged are left out.
  public let panelFlagCounts: [FlagCount]
  /// Distinct flags in the table's order, each with the reference's subjects it flags when they are left out in turn.
  let memberFlags: [(group: FlagGroup, rows: [Int])]

  /// - Parameters:
  ///   - group: made with the same method as the profile; nil: nothing is flagged.
  ///   - alpha: metric values by metric and sample, at the common depth.
  ///   - memberAlpha: the same of the group's people, by the ids of their rows.
  ///   - indices: index results by index, in the profile's order.
  init(
    _ table: MarkerTable, in profile: CommunityProfile, group: ComparisonGroup?,
    alpha: [String: [String: Double]], memberAlpha: [String: [String: Double]], indices: [String: [IndexResult]],
    threads: ThreadCount = .one
  ) {
    let room = MarkerRoom(
      table, profile: profile, group: group, alpha: alpha, memberAlpha: memberAlpha, indices: indices,
      threads: threads)
    let samples = profile.table.sampleCount
    // Rows with the same expression measure the same; it is measured once.
    var measured: [String: (own: MarkerMeasurement, members: MarkerMeasurement?, reference: MarkerReference?)] = [:]
    let keys = table.markers.map { $0.expression.canonicalText(in: profile.nomenclature) }
    for (marker, key) in zip(table.markers, keys) where measured[key] == nil {
      measured[key] = room.measure(marker.expression, key: key)
    }
    let judges = zip(table.markers, keys).compactMap { marker, key in
      measured[key].map { room.judge(marker, $0.own, $0.reference) }
    }
    let chunks = fixedChunks(count: samples, size: 64)
    results = parallelMap(count: chunks.count, threads: threads) { (chunk: Int) -> [MarkerResult] in
      var found: [MarkerResult] = []
      found.reserveCapacity(chunks[chunk].count * judges.count)
      for sample in chunks[chunk] {
        var ends = IntervalEnds()
        for judge in judges { found.append(Self.result(judge, sample, &ends)) }
      }
      return found
    }.flatMap { $0 }

    var tally = FlagTally(samples: samples, members: room.memberCount)
    var panels: [String] = []
    var tallies: [String: FlagTally] = [:]
    for (place, (marker, key)) in zip(table.markers, keys).enumerated() {
      guard marker.action == .flag, let chance = marker.tailProbability else { continue }
      let flagGroup = FlagGroup(expression: key, side: marker.side)
      let rows = room.flaggedMembers(marker, key: key, measured[key]?.members, measured[key]?.reference)
      if tallies[marker.panel] == nil { panels.append(marker.panel) }
      // Taken out, so that it is not copied where it grows.
      var own = tallies.removeValue(forKey: marker.panel) ?? FlagTally(samples: samples, members: room.memberCount)
      let number = tally.number(of: flagGroup, chance: chance)
      let numberInPanel = own.number(of: flagGroup, chance: chance)
      for sample in 0..<samples {
        let status = results[sample * table.markers.count + place].status
        tally.add(number, sample: sample, status)
        own.add(numberInPanel, sample: sample, status)
      }
      tally.add(number, flaggedMembers: rows)
      own.add(numberInPanel, flaggedMembers: rows)
      tallies[marker.panel] = own
    }
    let ids = profile.table.sampleIDs
    flagCounts = tally.counts(sampleIDs: ids)
    let byPanel = panels.map { tallies[$0]?.counts(sampleIDs: ids, panel: $0) ?? [] }
    panelFlagCounts = ids.indices.flatMap { sample in byPanel.map { $0[sample] } }
    memberFlags = zip(tally.groups, tally.flaggedMembers).map { ($0, $1) }
  }

  private static func result(_ judge: MarkerJudge, _ sample: Int, _ known: inout IntervalEnds) -> MarkerResult {
    let marker = judge.marker
    let verdict = judge.verdict(sample)
    let value = judge.measured.values[sample]
    // A value is not shown where it could mean something else than it says.
    let isHidden =
      verdict.status == .notEvaluable
      && (TableNaming.isRefusal(verdict.reason) || judge.shallowness == RankDepth.notInTable
        || value.value == 0 && !judge.isZeroMeasured)
    let view = isHidden || judge.refusal != nil || judge.shallowness != nil ? nil : judge.view(sample)
    let position = view.flatMap { view in value.value.map { ReferencePosition(of: $0, in: view) } }
    let percentileEnds = position?.percentileEnds
    let beyond = { (number: Double) in marker.cutOff.map { $0.contains(number) } }
    let referenceBeyond = view.flatMap { view in marker.cutOff.flatMap { $0.share(of: view) } }
    let ends = isHidden ? nil : value.interval.map { known.of($0) }
    return MarkerResult(
      sample: judge.profile.table.sampleIDs[sample], marker: marker.id, panel: marker.panel,
      value: isHidden ? nil : value.value, lower: ends?.lower, upper: ends?.upper,
      percentile: position?.percentile, percentileLower: percentileEnds?.lower, percentileUpper: percentileEnds?.upper,
      direction: marker.side.rawValue, status: verdict.status, reason: verdict.reason,
      evidence: marker.evidenceLevel, doi: marker.doi,
      cutOff: marker.cutOff?.text ?? "", isBeyondCutOff: isHidden ? nil : value.value.flatMap(beyond),
      referenceBeyondCutOff: referenceBeyond, shareOfAll: isHidden ? nil : Self.shareOfAll(marker, judge, sample),
      referenceCount: position?.percentile == nil ? nil : position?.count)
  }

  private static func shareOfAll(_ marker: Marker, _ judge: MarkerJudge, _ sample: Int) -> Double? {
    guard marker.expression.isShare, judge.profile.totals[sample] > 0 else { return nil }
    return judge.measured.values[sample].abundance / judge.profile.totals[sample]
  }
}
