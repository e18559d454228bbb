import BioModel
import Glibc
import Taxonomy

/// Everyone's gut is their own reference: samples with `subject` and `time` beside the same person's earlier ones.
public enum TimeAnalysis {
  /// The id of the distance between profiles.
  public static let profileMeasure = "bray-curtis-relative"

  /// Nil unless somebody has samples of two different times.
  ///
  /// Distances are Bray–Curtis on shares of everything in the table. Samples of one time (replicates) are never each
  /// other's past. A marker rises or falls where its 95 % interval lies beyond the median interval of the earlier samples;
  /// in tables without counts the sign of the change decides.
  /// - Parameters:
  ///   - markers: results of `table` in the profile.
  /// - Complexity: O(timed samples² × non-zeros of a sample + rows).
  public static func run(_ profile: CommunityProfile, table: MarkerTable, markers: [MarkerResult]) -> TimeResults? {
    let people = TimedPeople(profile)
    guard people.hasRepeats else { return nil }
    let distances = ShareDistances(profile, samples: people.samples)
    let values = MarkerSeries(table, markers, profile: profile, people: people)
    var rows: [TimeResult] = []
    for (number, person) in people.people.enumerated() {
      let others = people.people.indices.filter { $0 != number }
      for sample in person {
        let earlier = person.filter { people.time[$0] < people.time[sample] }
        rows.append(profileRow(sample, earlier, others, distances, people, profile))
        for series in values.series {
          if let row = markerRow(sample, earlier, others, series, people, profile) { rows.append(row) }
        }
      }
    }
    return TimeResults(rows: rows, subjects: stabilities(people, distances, profile))
  }

  private static func profileRow(
    _ sample: Int, _ earlier: [Int], _ others: [Int], _ distances: ShareDistances, _ people: TimedPeople,
    _ profile: CommunityProfile
  ) -> TimeResult {
    let own = Median.of(earlier.map { distances[sample, $0] })
    let comparison = own.map { own in
      SelfComparison(
        own: own, others: others.compactMap { other in Median.of(people.people[other].map { distances[sample, $0] }) })
    }
    return TimeResult(
      sample: profile.table.sampleIDs[sample], subject: profile.facts[sample].subject, time: people.time[sample],
      measure: profileMeasure, value: own, baseline: nil, baselineSamples: earlier.count, change: nil, direction: nil,
      isTowardsFlag: false, comparison: comparison?.others == 0 ? nil : comparison,
      reason: earlier.isEmpty ? "no-earlier-sample" : others.isEmpty ? "no-other-subject" : comparison?.reason ?? "")
  }

  private static func markerRow(
    _ sample: Int, _ earlier: [Int], _ others: [Int], _ series: MarkerSeries.Series, _ people: TimedPeople,
    _ profile: CommunityProfile
  ) -> TimeResult? {
    guard let now = series.points[sample], let value = now.value else { return nil }
    let past = earlier.compactMap { series.points[$0] }.filter { $0.value != nil }
    guard let baseline = Median.of(past.compactMap(\.value)) else { return nil }
    let scale: (Double) -> Double = { series.isRatio ? log($0) : $0 }
    let change = scale(value) - scale(baseline)
    let direction = direction(now, past, change: change)
    let comparison = SelfComparison(
      own: change.magnitude,
      others: others.compactMap { other in series.medians[other].map { (scale(value) - scale($0)).magnitude } })
    return TimeResult(
      sample: profile.table.sampleIDs[sample], subject: profile.facts[sample].subject, time: people.time[sample],
      measure: series.marker, value: value, baseline: baseline, baselineSamples: past.count, change: change,
      direction: direction,
      isTowardsFlag: direction == (series.side == .high ? TimeResult.Direction.rising : .falling),
      comparison: comparison.others == 0 ? nil : comparison,
      reason: comparison.others == 0 ? "no-other-subject" : comparison.reason)
  }

  /// Beyond the uncertainty of counting, where that is known.
  private static func direction(
    _ now: MarkerSeries.Point, _ past: [MarkerSeries.Point], change: Double
  ) -> TimeResult.Direction {
    if let lower = now.lower, let upper = now.upper, let least = Median.of(past.compactMap(\.lower)),
      let most = Median.of(past.compactMap(\.upper))
    {
      return lower > most ? .rising : upper < least ? .falling : .unchanged
    }
    return change > 0 ? .rising : change < 0 ? .falling : .unchanged
  }

  private static func stabilities(
    _ people: TimedPeople, _ distances: ShareDistances, _ profile: CommunityProfile
  ) -> [SubjectStability] {
    people.people.compactMap { person in
      var within: [Double] = []
      for (place, sample) in person.enumerated() { within += person[..<place].map { distances[sample, $0] } }
      guard let median = Median.of(within) else { return nil }
      let strangers = people.samples.filter { !person.contains($0) }
      let between = Median.of(person.flatMap { sample in strangers.map { distances[sample, $0] } })
      return SubjectStability(
        subject: profile.facts[person[0]].subject, samples: person.count, within: median, between: between,
        stability: between.flatMap { $0 > 0 ? 1 - median / $0 : nil })
    }
  }
}
