import BioModel
import Statistics

/// Gower's double centring of −d²/2 (Gower 1966, doi:10.1093/biomet/53.3-4.325): inner products of the samples around
/// their centroid.
enum GowerMatrix {
  /// - Parameters:
  ///   - distances: finite between all samples named.
  ///   - order: the samples, in the order of the result's rows.
  /// - Returns: rows × rows numbers, symmetric to the last bit.
  /// - Complexity: O(rows²).
  static func centred(_ distances: DistanceMatrix, order: [Int]) -> [Double] {
    let count = order.count
    var matrix = [Double](repeating: 0, count: count * count)
    var means = [Double](repeating: 0, count: count)
    for i in 0..<count {
      var sum = CompensatedSum()
      for j in 0..<count {
        let distance = distances[order[i], order[j]]
        let cell = -0.5 * distance * distance
        matrix[i * count + j] = cell
        sum.add(cell)
      }
      means[i] = sum.value / Double(count)
    }
    let grandMean = means.compensatedSum / Double(max(1, count))
    for i in 0..<count {
      // Added in one order for (i, j) and (j, i), so that the matrix is symmetric to the last bit.
      for j in 0..<count { matrix[i * count + j] = matrix[i * count + j] - (means[i] + means[j]) + grandMean }
    }
    return matrix
  }

  /// (I − QQ')A(I − QQ') for an orthonormal Q: what a model leaves of a symmetric matrix.
  /// Complexity O(rows² × vectors).
  static func residual(_ matrix: [Double], order count: Int, vectors: [[Double]]) -> [Double] {
    var result = matrix
    for vector in vectors {
      // A − q(Aq)' − (Aq)q' + (q'Aq) qq'
      var product = [Double](repeating: 0, count: count)
      for i in 0..<count {
        var sum = CompensatedSum()
        for j in 0..<count { sum.add(result[i * count + j] * vector[j]) }
        product[i] = sum.value
      }
      var form = CompensatedSum()
      for i in 0..<count { form.add(product[i] * vector[i]) }
      for i in 0..<count {
        for j in 0...i {
          let cell =
            result[i * count + j] - (vector[i] * product[j] + product[i] * vector[j])
            + form.value * (vector[i] * vector[j])
          result[i * count + j] = cell
          result[j * count + i] = cell
        }
      }
    }
    return result
  }

  /// q'Aq of each vector. Complexity O(rows² × vectors).
  static func forms(_ matrix: [Double], order count: Int, vectors: [[Double]]) -> [Double] {
    vectors.map { vector in
      var form = CompensatedSum()
      for i in 0..<count {
        var sum = CompensatedSum()
        for j in 0..<count { sum.add(matrix[i * count + j] * vector[j]) }
        form.add(sum.value * vector[i])
      }
      return form.value
    }
  }

  /// The sum of the diagonal.
  static func trace(_ matrix: [Double], order count: Int) -> Double {
    (0..<count).map { matrix[$0 * count + $0] }.compensatedSum
  }
}
