import BioModel
import Taxonomy

/// The values of the markers that may be flagged, by sample; markers with the same expression and side once.
struct MarkerSeries {
  struct Point {
    let value: Double?
    let lower: Double?
    let upper: Double?
  }

  struct Series {
    let marker: String
    let side: TailRule.Side
    let isRatio: Bool
    /// By sample of the profile.
    var points: [Point?]
    /// By person: the median of the person's values.
    var medians: [Double?] = []
  }

  private(set) var series: [Series] = []

  init(_ table: MarkerTable, _ results: [MarkerResult], profile: CommunityProfile, people: TimedPeople) {
    let empty = [Point?](repeating: nil, count: profile.table.sampleCount)
    var seen: Set<FlagGroup> = []
    var number: [String: Int] = [:]
    for marker in table.markers where marker.action == .flag {
      let key = marker.expression.canonicalText(in: profile.nomenclature)
      guard seen.insert(FlagGroup(expression: key, side: marker.side)).inserted else { continue }
      number[marker.id] = series.count
      var isRatio = false
      if case .ratio = marker.expression { isRatio = true }
      series.append(Series(marker: marker.id, side: marker.side, isRatio: isRatio, points: empty))
    }
    let samples = Dictionary(
      profile.table.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for result in results {
      guard let place = number[result.marker], let sample = samples[result.sample] else { continue }
      // A ratio of nested sums may be 0, whose logarithm is none.
      let isUsable = !series[place].isRatio || (result.value ?? 0) > 0
      series[place].points[sample] = Point(
        value: isUsable ? result.value : nil, lower: result.lower, upper: result.upper)
    }
    for place in series.indices {
      let points = series[place].points
      series[place].medians = people.people.map { person in Median.of(person.compactMap { points[$0]?.value }) }
    }
  }
}
