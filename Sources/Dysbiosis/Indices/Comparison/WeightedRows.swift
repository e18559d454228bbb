/// A weighted sum of an item's distances to people, Σ w · BC(x, r), taken apart by taxa.
struct WeightedRows {
  var rows: [Int] = []
  var weights: [Double] = []

  /// Equal weights that sum to `total`.
  init(_ rows: [Int], total: Double = 1) {
    self.rows = rows
    weights = [Double](repeating: total / Double(rows.count), count: rows.count)
  }

  init(rows: [Int], weights: [Double]) {
    self.rows = rows
    self.weights = weights
  }

  /// The derivative of the sum by each of the item's own shares, in step with its values: −Σ w over people who have
  /// more of the taxon (half where they have as much). Complexity O(non-zeros of the rows).
  func gradient(item: Int, in view: PeopleView) -> [Double] {
    let mine = view.items.range(item)
    var place = [Int32](repeating: -1, count: view.items.featureCount)
    for (step, at) in mine.enumerated() { place[Int(view.items.columns[at])] = Int32(step) }
    var slopes = [Double](repeating: 0, count: mine.count)
    for (row, weight) in zip(rows, weights) {
      for at in view.rows.range(row) {
        let step = Int(place[Int(view.rows.columns[at])])
        if step < 0 { continue }
        let own = view.items.fixed[mine.lowerBound + step]
        slopes[step] -= view.rows.fixed[at] > own ? weight : view.rows.fixed[at] == own ? weight / 2 : 0
      }
    }
    return slopes
  }

  /// What each feature adds: Σ w · |x − r| / 2. Complexity O(features + non-zeros of the rows).
  func differences(item: Int, in view: PeopleView) -> [Double] {
    var amounts = [Double](repeating: 0, count: view.items.featureCount)
    var own = [Double](repeating: 0, count: view.items.featureCount)
    let whole = weights.reduce(0, +)
    for at in view.items.range(item) {
      own[Int(view.items.columns[at])] = view.items.shares[at]
      amounts[Int(view.items.columns[at])] = whole * view.items.shares[at]
    }
    for (row, weight) in zip(rows, weights) {
      for at in view.rows.range(row) {
        let feature = Int(view.rows.columns[at])
        amounts[feature] += weight * (view.rows.shares[at] - 2 * min(own[feature], view.rows.shares[at]))
      }
    }
    return amounts.map { $0 / 2 }
  }

  /// The taxa that add most, features of one name together.
  func contributions(item: Int, in view: PeopleView, limit: Int = 10) -> [IndexResult.Contribution] {
    view.items.names.largest(differences(item: item, in: view), limit: limit)
  }
}
