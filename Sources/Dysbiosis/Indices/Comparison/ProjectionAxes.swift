import BioModel
import Diversity
import Statistics

/// The first three principal coordinates of some people, and the projection of anybody onto them.
struct ProjectionAxes: Sendable {
  static let count = 3

  let rows: [Int]
  /// rows × 3 coordinates.
  private let coordinates: [[Double]]
  private let eigenvalues: [Double]
  /// The diagonal of Gower's centred matrix: each row's squared distance to the centre.
  private let diagonal: [Double]

  /// - Throws: what the eigensolver says.
  init(rows: [Int], among: DistanceGrid, names: [String]) throws(LinearAlgebraError) {
    let count = rows.count
    var values: [Double] = []
    values.reserveCapacity(count * count)
    for row in rows { for other in rows { values.append(row == other ? 0 : among[row, other]) } }
    let squares = rows.indices.map { row in
      values[row * count..<(row + 1) * count].reduce(0) { $0 + $1 * $1 } / Double(count)
    }
    let centre = squares.reduce(0, +) / Double(2 * count)
    diagonal = squares.map { $0 - centre }
    let ordination = try PCoA.ordinate(
      DistanceMatrix(sampleIDs: rows.map { names[$0] }, values: values), metric: "bray-curtis-relative",
      axes: Self.count)
    let missing = Self.count - ordination.axisCount
    coordinates = ordination.coordinates.map { $0 + [Double](repeating: 0, count: missing) }
    eigenvalues = ordination.eigenvalues + [Double](repeating: 1, count: missing)
    self.rows = rows
  }

  /// The rows' range on the first two axes.
  var ranges: [ClosedRange<Double>] {
    (0..<2).map { axis in
      let values = coordinates.map { $0[axis] }
      return (values.min() ?? 0)...(values.max() ?? 0)
    }
  }

  /// y_k = Σ_i X_ik (b_i − d²(x, i)) / (2 λ_k); one of the rows lands where it is.
  func project(_ item: Int, in view: PeopleView) -> [Double] {
    var place = [Double](repeating: 0, count: Self.count)
    for (at, row) in rows.enumerated() {
      let distance = view.grid[item, row]
      for axis in 0..<Self.count { place[axis] += coordinates[at][axis] * (diagonal[at] - distance * distance) }
    }
    return zip(place, eigenvalues).map { $0 / (2 * $1) }
  }

  /// The people's weights in the derivative of a step along `direction`: dy_k = −Σ X_ik d_i / λ_k · dd_i.
  func weights(_ item: Int, direction: [Double], in view: PeopleView) -> WeightedRows {
    WeightedRows(
      rows: rows,
      weights: rows.enumerated().map { at, row in
        let along = (0..<Self.count).reduce(0.0) { $0 + direction[$1] * coordinates[at][$1] / eigenvalues[$1] }
        return -view.grid[item, row] * along
      })
  }
}
