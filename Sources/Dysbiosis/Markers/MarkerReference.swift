import Taxonomy

/// What the comparison group says of one expression.
struct MarkerReference {
  let distribution: ReferenceDistribution
  /// Whether each side of the expression could have been seen.
  let isResolvable: Bool
  /// The group holds figures, and none for this expression.
  var isMissing = false
  /// By the group's rows; empty for figures.
  private let values: [Double?]
  private let isZero: [Bool]

  /// Of a group of profiles.
  init(_ measured: MarkerMeasurement) {
    values = measured.values.map(\.value)
    isZero = measured.values.map { $0.value != nil && $0.isNothing }
    isResolvable = measured.isResolvable
    distribution = ReferenceDistribution(values.compactMap { $0 }, zeroCount: isZero.count { $0 })
  }

  /// Of a cohort of figures.
  init(_ key: String, in figures: CohortFigures) {
    values = []
    isZero = []
    let entry = figures[key]
    isMissing = entry == nil
    isResolvable = entry?.isResolvable ?? false
    distribution = entry?.distribution ?? ReferenceDistribution([])
  }

  /// The group without the subject of one row.
  func view(leavingOut row: Int?) -> ReferenceView {
    guard let row, let own = values[row] else { return ReferenceView(distribution) }
    return ReferenceView(distribution, leavingOut: own, isOwnZero: isZero[row])
  }
}
