import Glibc
import Statistics

/// OptSpace: the low-rank matrix nearest to one of which only some entries are known (Keshavan, Montanari & Oh 2010,
/// doi:10.1109/TIT.2010.2046205).
///
/// Minimises F(U, V) = min over S of ½ Σ over known entries (M − U S Vᵀ)² + ρ (G(U) + G(V)), the columns of U (rows × rank) and
/// V (columns × rank) of length √rows and √columns, from the leading singular vectors of M with 0 for what is missing, by
/// gradient descent along the tangent of both spaces with a backtracking line search. M is scaled so that its known entries
/// have mean square `rank`. ρ = known / √(columns / rows); G(X) = Σ over rows of e^((z − 1)²) − 1 where z = |row|² / (2 μ rank)
/// exceeds 1, μ = 10,000.
///
/// Number of steps, first length of a step (0.1, halved up to 20 times) and μ are those of DEICODE and gemelli, whose results it
/// reproduces.
struct OptSpace {
  /// rows × rank.
  let left: Factor
  /// rank × rank, row by row.
  let core: [Double]
  /// columns × rank.
  let right: Factor

  /// Row-major rows × rank.
  struct Factor {
    var values: [Double]
    let rank: Int
    var rows: Int { values.count / rank }

    /// Its product with a rank × rank matrix from the right, transposed or not.
    func times(_ matrix: [Double], transposed: Bool = false) -> Factor {
      var product = Factor(values: [Double](repeating: 0, count: values.count), rank: rank)
      for row in 0..<rows {
        for b in 0..<rank {
          var sum = 0.0
          for a in 0..<rank { sum += values[row * rank + a] * matrix[transposed ? b * rank + a : a * rank + b] }
          product.values[row * rank + b] = sum
        }
      }
      return product
    }

    /// selfᵀ other, rank × rank.
    func crossProduct(_ other: Factor) -> [Double] {
      var product = [CompensatedSum](repeating: CompensatedSum(), count: rank * rank)
      for row in 0..<rows {
        for a in 0..<rank {
          for b in 0..<rank { product[a * rank + b].add(values[row * rank + a] * other.values[row * rank + b]) }
        }
      }
      return product.map(\.value)
    }

    /// self + step · direction.
    func moved(_ step: Double, along direction: Factor) -> Factor {
      Factor(values: zip(values, direction.values).map { $0 + step * $1 }, rank: rank)
    }

    var squareSum: Double { values.map { $0 * $0 }.compensatedSum }
  }

  /// - Parameters:
  ///   - matrix: the known entries; at least one that is not 0.
  ///   - rank: at least 1, below the number of rows and of columns.
  ///   - steps: gradient steps at most; fewer where the fit is exact.
  /// - Throws: `LinearAlgebraError`.
  /// - Complexity: O(rows² · known / rows + rows³) for the start, O(rank² · known) per step and try.
  init(_ matrix: KnownEntries, rank: Int, steps: Int = 5) throws(LinearAlgebraError) {
    let scale = (Double(matrix.count * rank) / matrix.values.map { $0 * $0 }.compensatedSum).squareRoot()
    let matrix = matrix.scaled(by: scale)
    let descent = OptSpaceDescent(matrix, rank: rank)
    var (left, right) = try descent.start()
    var core = try descent.core(left, right)
    for _ in 0..<steps {
      let slopes = descent.slopes(left, core, right)
      let step = descent.stepLength(left, core, right, slopes)
      left = left.moved(step, along: slopes.left)
      right = right.moved(step, along: slopes.right)
      core = try descent.core(left, right)
      if descent.rootMeanSquareError(left, core, right) < 1e-5 { break }
    }
    self.left = left
    self.right = right
    self.core = core.map { $0 / scale }
  }
}
