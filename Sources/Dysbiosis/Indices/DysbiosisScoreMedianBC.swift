public import BioModel
import Glibc
import Statistics

/// The dysbiosis score of Lloyd-Price 2019 (doi:10.1038/s41586-019-1237-9): the median Bray–Curtis dissimilarity of a
/// sample to the reference subjects other than its own; beyond the reference's own 90 % quantile a sample is flagged.
///
/// The threshold is the 90 % quantile (type 7) of the reference's leave-one-out scores, so about one reference subject
/// in ten lies beyond it by construction. Needs 30 independent subjects. Any rank, if sample and reference share it;
/// never across profilers, regions or kits. Interval: sampling of reads, the reference held fast.
/// Contributions: each taxon's mean |x − r| / 2, which add up to the mean, not the median, dissimilarity.
/// Complexity O(samples × subjects × non-zeros).
public struct DysbiosisScoreMedianBC: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "dysbiosis-score-median-bc", title: "Median Bray-Curtis to the reference",
    summary:
      "How far a sample lies from the reference subjects, by the median; flagged beyond their own 90 % quantile.",
    formula: "median over r of BC(x, r)", unit: "1", reference: "10.1038/s41586-019-1237-9")
  public let direction = TailRule.Side.high
  /// Independent subjects needed for a usable 90 % quantile.
  public static let minimumSubjects = 30

  public let signature: [TaxonTerm] = []

  public init() {}

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    compare(input, fewestSubjects: Self.minimumSubjects, prepare: model)
  }

  private func model(_ people: ComparedPeople) throws(ComparisonRefusal) -> any ComparisonModel {
    let scores = people.cohort.subjects.indices.compactMap { row in
      MedianDistance(item: row, in: people.reference.reference)?.value
    }
    return Model(threshold: scores.isEmpty ? nil : Quantile.of(scores.sorted(), 0.9))
  }

  private struct Model: ComparisonModel {
    let threshold: Double?

    func measure(_ item: Int, in views: ItemViews, explains: Bool) -> IndexArithmetic {
      guard let median = MedianDistance(item: item, in: views.reference) else {
        return IndexArithmetic(reason: "no-reference", isRefused: true)
      }
      var result = IndexArithmetic(raw: median.value)
      result.isBeyond = threshold.map { median.value > $0 }
      if explains {
        result.setInterval(standardError: median.standardError(item: item, in: views.reference))
        result.contributions = WeightedRows(views.reference.others(item)).contributions(
          item: item, in: views.reference)
      }
      return result
    }
  }
}

/// The median of an item's distances, and how far chance moves it.
private struct MedianDistance {
  let value: Double
  /// One row, or the two in the middle.
  private let middle: WeightedRows
  private let others: [(row: Int, distance: Double)]

  init?(item: Int, in view: PeopleView) {
    let others = view.others(item).map { (row: $0, distance: view.grid[item, $0]) }.sorted { $0.distance < $1.distance }
    guard !others.isEmpty else { return nil }
    let high = others[others.count / 2]
    let low = others[(others.count - 1) / 2]
    value = low.distance + 0.5 * (high.distance - low.distance)
    let isOdd = others.count % 2 == 1
    middle = WeightedRows(isOdd ? [high.row] : [low.row, high.row])
    self.others = others
  }

  /// The standard error by the delta method.
  ///
  /// While a sample moves, others take the middle, so the median moves less than the person in the middle does: people
  /// count by a normal kernel around the median, half as wide as that person's own standard error. The half is from
  /// docs/findings/dysbiosis-indices.md.
  func standardError(item: Int, in view: PeopleView) -> Double? {
    let gradient = middle.gradient(item: item, in: view)
    guard let alone = SamplingError.standardError(gradient: gradient, item: item, in: view.items) else { return nil }
    guard alone > 0 else { return 0 }
    let steps = others.map { pow(($0.distance - value) / (0.5 * alone), 2) / 2 }
    let nearest = steps.min() ?? 0
    // Beyond this a weight is nothing beside that of the nearest.
    let kept = zip(others, steps).filter { $1 - nearest < 20 }
    let weights = kept.map { exp(nearest - $1) }
    let total = weights.reduce(0, +)
    let rows = WeightedRows(rows: kept.map(\.0.row), weights: weights.map { $0 / total })
    return SamplingError.standardError(
      gradient: rows.gradient(item: item, in: view), item: item, in: view.items)
  }
}
