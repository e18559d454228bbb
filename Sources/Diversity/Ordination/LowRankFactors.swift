import Statistics

/// The singular vectors of U S Vᵀ, centred over its rows and over its columns.
///
/// Centring the rows of the product centres V, centring its columns U. With UᵀU = W Λ Wᵀ, U is a basis of columns of length 1
/// times Λ^½ Wᵀ, and V likewise; what is left is the decomposition of a rank × rank matrix.
struct LowRankFactors {
  /// Falling, those that are no rounding.
  let singularValues: [Double]
  /// rows × axes; each axis of length 1, its largest |entry| positive.
  let left: [[Double]]
  /// columns × axes; each axis of length 1.
  let right: [[Double]]

  init(_ product: OptSpace) throws(LinearAlgebraError) {
    let rank = product.left.rank
    let u = try Self.basis(Self.centred(product.left))
    let v = try Self.basis(Self.centred(product.right))
    // K = (Λ_u^½ W_uᵀ) S (Λ_v^½ W_vᵀ)ᵀ
    var small = [[Double]](repeating: [Double](repeating: 0, count: v.roots.count), count: u.roots.count)
    for one in u.roots.indices {
      for other in v.roots.indices {
        for a in 0..<rank {
          for b in 0..<rank { small[one][other] += u.roots[one][a] * product.core[a * rank + b] * v.roots[other][b] }
        }
      }
    }
    let count = small.count
    var square = [Double](repeating: 0, count: count * count)
    for one in 0..<count {
      for other in 0..<count { square[one * count + other] = zip(small[one], small[other]).map(*).reduce(0, +) }
    }
    let eigen = try SymmetricEigen(square, order: count, leading: count)
    let smallest = (eigen.eigenvalues.first ?? 0) * 1e-12
    var values: [Double] = []
    var left = [[Double]](repeating: [], count: product.left.rows)
    var right = [[Double]](repeating: [], count: product.right.rows)
    for (value, vector) in zip(eigen.eigenvalues, eigen.vectors) where value > smallest && value > 0 {
      let singular = value.squareRoot()
      let ofColumns = v.roots.indices.map { other in
        vector.indices.map { vector[$0] * small[$0][other] }.reduce(0, +) / singular
      }
      let axis = left.indices.map { row in zip(u.vectors[row], vector).map(*).reduce(0, +) }
      let sign: Double = PCoA.isTurned(axis) ? -1 : 1
      for row in left.indices { left[row].append(sign * axis[row]) }
      for column in right.indices {
        right[column].append(sign * zip(v.vectors[column], ofColumns).map(*).reduce(0, +))
      }
      values.append(singular)
    }
    singularValues = values
    self.left = left
    self.right = right
  }

  private static func centred(_ factor: OptSpace.Factor) -> OptSpace.Factor {
    var factor = factor
    for axis in 0..<factor.rank {
      let mean = (0..<factor.rows).map { factor.values[$0 * factor.rank + axis] }.compensatedSum / Double(factor.rows)
      for row in 0..<factor.rows { factor.values[row * factor.rank + axis] -= mean }
    }
    return factor
  }

  /// Columns of length 1 that span a factor (by row), and the rows of Λ^½ Wᵀ.
  private static func basis(
    _ factor: OptSpace.Factor
  ) throws(LinearAlgebraError) -> (vectors: [[Double]], roots: [[Double]]) {
    let rank = factor.rank
    let eigen = try SymmetricEigen(factor.crossProduct(factor), order: rank, leading: rank)
    let smallest = (eigen.eigenvalues.first ?? 0) * 1e-12
    let kept = eigen.vectors.indices.filter { eigen.eigenvalues[$0] > smallest && eigen.eigenvalues[$0] > 0 }
    let vectors = (0..<factor.rows).map { row in
      kept.map { axis in
        var sum = 0.0
        for a in 0..<rank { sum += factor.values[row * rank + a] * eigen.vectors[axis][a] }
        return sum / eigen.eigenvalues[axis].squareRoot()
      }
    }
    return (vectors, kept.map { axis in eigen.vectors[axis].map { $0 * eigen.eigenvalues[axis].squareRoot() } })
  }
}
