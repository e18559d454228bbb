/// The squared distance of an item to the centroid of people, in the space in which the dissimilarities are distances:
/// mean d²(x, a) − ½ mean d²(a, b) over all ordered pairs, a = b included.
///
/// Bray–Curtis is no Euclidean distance, so the square can be negative. Precomputed sums make it O(people) per item.
struct CentroidDistance: Sendable {
  /// Σ over rows b of d²(a, b), by row a.
  private let rowSums: [Double]
  private let total: Double

  init(_ view: PeopleView) {
    var sums = [Double](repeating: 0, count: view.rows.count)
    for row in view.ordered {
      for other in view.ordered { sums[row] += view.among[row, other] * view.among[row, other] }
    }
    rowSums = sums
    total = view.ordered.reduce(0) { $0 + sums[$1] }
  }

  /// - Parameter leavesOut: the item's own subject is not part of the group.
  /// - Returns: nil with fewer than two people.
  func squared(_ item: Int, in view: PeopleView, leavesOut: Bool) -> Double? {
    let rows = leavesOut ? view.others(item) : view.ordered
    guard rows.count > 1, !view.items.isEmpty(item) else { return nil }
    var within = total
    if leavesOut, let own = view.ownRow[item], view.ordered.contains(own) { within -= 2 * rowSums[own] }
    let count = Double(rows.count)
    let mean = rows.reduce(0) { $0 + view.grid[item, $1] * view.grid[item, $1] } / count
    return mean - within / (2 * count * count)
  }

  /// The people's weights in the derivative of the squared distance: d(d²) = Σ 2 d / n · dd.
  static func weights(_ item: Int, in view: PeopleView, leavesOut: Bool, scale: Double) -> WeightedRows {
    let rows = leavesOut ? view.others(item) : view.ordered
    let count = Double(rows.count)
    return WeightedRows(rows: rows, weights: rows.map { 2 * view.grid[item, $0] / count * scale })
  }
}
