import Glibc

/// Points with weights, sorted by x, to which local polynomials are fitted.
struct LocalPoints {
  let x: [Double]
  let y: [Double]
  let weights: [Double]

  /// Value and slope at `place` of the polynomial through its nearest points, weighted by tricube distance.
  func fit(at place: Double, nearest: Int, degree: Int) -> (value: Double, slope: Double) {
    let distances = x.map { ($0 - place).magnitude }
    let h = distances.sorted()[nearest - 1]
    var rows: [[Double]] = []
    var right: [Double] = []
    for index in x.indices where distances[index] < h * 0.999 || h == 0 {
      let ratio = h == 0 ? 0 : distances[index] / h
      let kernel = ratio <= 0.001 ? 1 : cube(1 - cube(ratio))
      let root = (kernel * weights[index]).squareRoot()
      guard root > 0 else { continue }
      let offset = x[index] - place
      var row = [root]
      for power in 0..<degree { row.append(row[power] * offset) }
      rows.append(row)
      right.append(root * y[index])
    }
    guard !rows.isEmpty else {
      // Every near point has weight 0, or all lie at the rim: the nearest one stands for them.
      let closest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
      return (y[closest], 0)
    }
    let coefficients = leastSquares(rows, right)
    return (coefficients[0], coefficients.count > 1 ? coefficients[1] : 0)
  }

  private func cube(_ value: Double) -> Double { value * value * value }

  /// Least squares by Householder reflections on columns of length 1; a column that depends on earlier ones gets 0.
  private func leastSquares(_ rows: [[Double]], _ right: [Double]) -> [Double] {
    let columns = rows[0].count
    var a = (0..<columns).map { column in rows.map { $0[column] } }
    var b = right
    let norms = a.map { column in column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    for column in 0..<columns where norms[column] > 0 {
      for row in b.indices { a[column][row] /= norms[column] }
    }
    var pivots: [Int] = []
    for column in 0..<columns {
      let top = pivots.count
      guard top < b.count else { break }
      let norm = (top..<b.count).reduce(0) { $0 + a[column][$1] * a[column][$1] }.squareRoot()
      guard norm > 1e-10 else { continue }
      let diagonal = a[column][top] > 0 ? -norm : norm
      var v = Array(a[column][top...])
      v[0] -= diagonal
      let scale = v.reduce(0) { $0 + $1 * $1 } / 2
      func reflect(_ target: inout [Double]) {
        let factor = v.indices.reduce(0) { $0 + v[$1] * target[top + $1] } / scale
        for row in v.indices { target[top + row] -= factor * v[row] }
      }
      for later in column..<columns { reflect(&a[later]) }
      reflect(&b)
      pivots.append(column)
    }
    var solution = [Double](repeating: 0, count: columns)
    for (top, column) in pivots.enumerated().reversed() {
      var value = b[top]
      for later in pivots[(top + 1)...] { value -= a[later][top] * solution[later] }
      solution[column] = value / a[column][top]
    }
    for column in 0..<columns where norms[column] > 0 { solution[column] /= norms[column] }
    return solution
  }
}
