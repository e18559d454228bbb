import Glibc
import Statistics

/// The steps of `OptSpace`.
struct OptSpaceDescent {
  typealias Factor = OptSpace.Factor

  let matrix: KnownEntries
  let rank: Int
  /// ρ, the weight of long rows.
  private let penalty: Double
  // The coherence allowed: rows longer than √(2 · 10⁴ · rank) are pulled back.
  private static let coherence = 1e4

  init(_ matrix: KnownEntries, rank: Int) {
    self.matrix = matrix
    self.rank = rank
    let (rows, columns) = (Double(matrix.rowCount), Double(matrix.columnCount))
    penalty = Double(matrix.count) / (rows * columns).squareRoot() * rows
  }

  /// The leading singular vectors of M with 0 for what is missing, of length √rows and √columns.
  func start() throws(LinearAlgebraError) -> (left: Factor, right: Factor) {
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    let eigen = try SymmetricEigen(matrix.rowProducts(), order: rows, leading: rank)
    var left = Factor(values: [Double](repeating: 0, count: rows * rank), rank: rank)
    var right = Factor(values: [Double](repeating: 0, count: columns * rank), rank: rank)
    for axis in 0..<min(rank, eigen.vectors.count) {
      let singular = max(0, eigen.eigenvalues[axis]).squareRoot()
      for row in 0..<rows {
        let weight = eigen.vectors[axis][row]
        left.values[row * rank + axis] = weight * Double(rows).squareRoot()
        guard singular > 0 else { continue }
        for place in matrix.rowStarts[row]..<matrix.rowStarts[row + 1] {
          right.values[Int(matrix.columns[place]) * rank + axis] +=
            weight * matrix.values[place] / singular * Double(columns).squareRoot()
        }
      }
    }
    return (left, right)
  }

  /// The S of least squares over the known entries, the shortest where several are: 𝐀 s = c with
  /// 𝐀[ab, ij] = Σ u_a v_b u_i v_j and c[ab] = Σ u_a v_b m.
  func core(_ left: Factor, _ right: Factor) throws(LinearAlgebraError) -> [Double] {
    let size = rank * rank
    var products = [Double](repeating: 0, count: size)
    var normal = [CompensatedSum](repeating: CompensatedSum(), count: size * size)
    var target = [CompensatedSum](repeating: CompensatedSum(), count: size)
    for row in 0..<matrix.rowCount {
      for place in matrix.rowStarts[row]..<matrix.rowStarts[row + 1] {
        let column = Int(matrix.columns[place])
        for a in 0..<rank {
          for b in 0..<rank {
            products[a * rank + b] = left.values[row * rank + a] * right.values[column * rank + b]
          }
        }
        for one in 0..<size {
          target[one].add(products[one] * matrix.values[place])
          for other in 0...one { normal[one * size + other].add(products[one] * products[other]) }
        }
      }
    }
    var full = [Double](repeating: 0, count: size * size)
    for one in 0..<size {
      for other in 0...one {
        full[one * size + other] = normal[one * size + other].value
        full[other * size + one] = normal[one * size + other].value
      }
    }
    let eigen = try SymmetricEigen(full, order: size, leading: size)
    var solution = [Double](repeating: 0, count: size)
    for (value, vector) in zip(eigen.eigenvalues, eigen.vectors) where value > 1e-12 * eigen.eigenvalues[0] {
      let share = zip(vector, target).map { $0 * $1.value }.reduce(0, +) / value
      for place in 0..<size { solution[place] += share * vector[place] }
    }
    return solution
  }

  /// U S Vᵀ − M at the known entries.
  private func residuals(_ left: Factor, _ core: [Double], _ right: Factor) -> [Double] {
    let weighted = left.times(core)
    var residuals = matrix.values
    for row in 0..<matrix.rowCount {
      for place in matrix.rowStarts[row]..<matrix.rowStarts[row + 1] {
        let column = Int(matrix.columns[place])
        var fitted = 0.0
        for a in 0..<rank { fitted += weighted.values[row * rank + a] * right.values[column * rank + a] }
        residuals[place] = fitted - matrix.values[place]
      }
    }
    return residuals
  }

  func rootMeanSquareError(_ left: Factor, _ core: [Double], _ right: Factor) -> Double {
    (residuals(left, core, right).map { $0 * $0 }.compensatedSum / Double(matrix.count)).squareRoot()
  }

  /// The slopes of F, less what only turns a factor in its own space.
  func slopes(_ left: Factor, _ core: [Double], _ right: Factor) -> (left: Factor, right: Factor) {
    let residuals = residuals(left, core, right)
    let (leftCore, rightCore) = (left.times(core), right.times(core, transposed: true))
    var slopes = (
      left: Factor(values: [Double](repeating: 0, count: left.values.count), rank: rank),
      right: Factor(values: [Double](repeating: 0, count: right.values.count), rank: rank)
    )
    for row in 0..<matrix.rowCount {
      for place in matrix.rowStarts[row]..<matrix.rowStarts[row + 1] {
        let column = Int(matrix.columns[place])
        for a in 0..<rank {
          slopes.left.values[row * rank + a] += residuals[place] * rightCore.values[column * rank + a]
          slopes.right.values[column * rank + a] += residuals[place] * leftCore.values[row * rank + a]
        }
      }
    }
    return (tangent(slopes.left, at: left), tangent(slopes.right, at: right))
  }

  private func tangent(_ slope: Factor, at factor: Factor) -> Factor {
    let turn = factor.crossProduct(slope).map { $0 / Double(factor.rows) }
    var tangent = slope.moved(-1, along: factor.times(turn))
    for row in 0..<factor.rows {
      let length = relativeLength(factor, row)
      guard length > 1 else { continue }
      let pull = penalty * 2 * exp((length - 1) * (length - 1)) * (length - 1) / (Self.coherence * Double(rank))
      for a in 0..<rank { tangent.values[row * rank + a] += pull * factor.values[row * rank + a] }
    }
    return tangent
  }

  /// z of a row.
  private func relativeLength(_ factor: Factor, _ row: Int) -> Double {
    var square = 0.0
    for a in 0..<rank { square += factor.values[row * rank + a] * factor.values[row * rank + a] }
    return square / (2 * Self.coherence * Double(rank))
  }

  private func cost(_ left: Factor, _ core: [Double], _ right: Factor) -> Double {
    var long = 0.0
    for factor in [left, right] {
      for row in 0..<factor.rows {
        let length = relativeLength(factor, row)
        if length > 1 { long += exp((length - 1) * (length - 1)) - 1 }
      }
    }
    return residuals(left, core, right).map { $0 * $0 }.compensatedSum / 2 + penalty * long
  }

  /// The first of −0.1, −0.05, … that lowers F by half of what the slope promises.
  func stepLength(
    _ left: Factor, _ core: [Double], _ right: Factor, _ slopes: (left: Factor, right: Factor)
  ) -> Double {
    let square = slopes.left.squareSum + slopes.right.squareSum
    let before = cost(left, core, right)
    var step = -0.1
    for _ in 0..<20 {
      let after = cost(left.moved(step, along: slopes.left), core, right.moved(step, along: slopes.right))
      if after - before <= 0.5 * step * square { break }
      step /= 2
    }
    return step
  }
}
