/// An orthonormal basis of the span of columns, built column by column; columns that lie in the span of earlier ones
/// are left out, so it also gives ranks.
///
/// Gram–Schmidt with every projection done twice ("twice is enough": orthogonal to rounding). A column is taken as
/// dependent when less than `tolerance` of its length is left.
public struct OrthonormalBasis: Sendable {
  /// The basis vectors, each as long as a column.
  public private(set) var vectors: [[Double]] = []
  /// Which of the given columns each basis vector comes from, rising.
  public private(set) var kept: [Int] = []
  /// For each basis vector k the coordinates of its column in the basis vectors 0...k: the columns of R in X = Q R.
  public private(set) var coordinates: [[Double]] = []

  /// The dimension of the span.
  public var rank: Int { vectors.count }

  /// - Parameters:
  ///   - columns: all of one length.
  ///   - tolerance: the share of a column's length below which it is dependent.
  /// - Complexity: O(rows × columns × rank).
  public init(_ columns: [[Double]], tolerance: Double = 1e-7) {
    for (number, column) in columns.enumerated() {
      let length = norm(column)
      guard length > 0 else { continue }
      var rest = column
      var coordinates = [Double](repeating: 0, count: vectors.count)
      for _ in 0..<2 {
        for (place, vector) in vectors.enumerated() {
          let share = dot(vector, rest)
          coordinates[place] += share
          for row in rest.indices { rest[row] -= share * vector[row] }
        }
      }
      let left = norm(rest)
      guard left > tolerance * length else { continue }
      for row in rest.indices { rest[row] /= left }
      vectors.append(rest)
      kept.append(number)
      self.coordinates.append(coordinates + [left])
    }
  }

  /// The least-squares coefficients of `response`, one per kept column.
  /// Complexity O(rows × rank).
  public func coefficients(_ response: [Double]) -> [Double] { solve(projections(response)) }

  /// The coordinates of the projection on the basis, one per basis vector.
  public func projections(_ response: [Double]) -> [Double] { vectors.map { dot($0, response) } }

  /// What the span does not explain of `response`.
  public func residuals(_ response: [Double]) -> [Double] {
    var rest = response
    for _ in 0..<2 {
      for vector in vectors {
        let share = dot(vector, rest)
        for row in rest.indices { rest[row] -= share * vector[row] }
      }
    }
    return rest
  }

  /// The rows of the pseudo-inverse: row k · response is coefficient k. Complexity O(rows × rank²).
  public var pseudoInverse: [[Double]] {
    let rows = vectors.first?.count ?? 0
    var result = [[Double]](repeating: [Double](repeating: 0, count: rows), count: rank)
    for row in 0..<rows {
      for (place, value) in solve(vectors.map { $0[row] }).enumerated() { result[place][row] = value }
    }
    return result
  }

  /// R⁻¹ b by back-substitution.
  private func solve(_ right: [Double]) -> [Double] {
    var solution = right
    for place in (0..<rank).reversed() {
      for later in (place + 1)..<max(rank, place + 1) {
        solution[place] -= coordinates[later][place] * solution[later]
      }
      solution[place] /= coordinates[place][place]
    }
    return solution
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = CompensatedSum()
    for row in a.indices { sum.add(a[row] * b[row]) }
    return sum.value
  }

  private func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
}
