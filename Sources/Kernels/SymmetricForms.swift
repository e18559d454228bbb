/// Quadratic forms z'Az of many vectors with one symmetric matrix: the loop behind permutation tests.
///
/// Only the triangle on and below the diagonal is read. Four vectors lie side by side in a SIMD lane and four rows of
/// the matrix are taken at a time, so every number loaded is used in four products; all vectors pass over a block of
/// rows while it is in the cache. The order of additions depends on the matrix's order alone.
public enum SymmetricForms {
  /// Adds z'Az of each vector to `sums`.
  ///
  /// - Parameters:
  ///   - matrix: order² numbers by rows.
  ///   - vectors: groups of four vectors; element `group * order + row` holds the row's number of each of the four.
  ///   - sums: one element per group.
  /// - Precondition: the lengths agree.
  /// - Complexity: O(order² / 2) multiplications per vector; no allocation.
  public static func add(
    matrix: Span<Double>, order: Int, vectors: Span<SIMD4<Double>>, to sums: inout MutableSpan<SIMD4<Double>>
  ) {
    let groups = sums.count
    precondition(matrix.count == order * order && vectors.count == groups * order)
    var row = 0
    while row < order {
      let height = min(4, order - row)
      for group in 0..<groups {
        let base = group * order
        sums[group] +=
          height == 4
          ? fourRows(matrix, order, row, vectors, base)
          : fewRows(matrix, order, row..<order, vectors, base)
      }
      row += height
    }
  }

  @inline(__always)
  private static func fourRows(
    _ matrix: Span<Double>, _ order: Int, _ row: Int, _ vectors: Span<SIMD4<Double>>, _ base: Int
  ) -> SIMD4<Double> {
    var sum0 = SIMD4<Double>.zero
    var sum1 = SIMD4<Double>.zero
    var sum2 = SIMD4<Double>.zero
    var sum3 = SIMD4<Double>.zero
    let start0 = row &* order
    let start1 = start0 &+ order
    let start2 = start1 &+ order
    let start3 = start2 &+ order
    var column = 0
    while column < row {
      // SAFETY: column < row ≤ order − 4, so every place lies in the four rows and in the group's vectors, whose
      // lengths `add` has checked.
      let z = unsafe vectors[unchecked: base &+ column]
      sum0 += unsafe z * matrix[unchecked: start0 &+ column]
      sum1 += unsafe z * matrix[unchecked: start1 &+ column]
      sum2 += unsafe z * matrix[unchecked: start2 &+ column]
      sum3 += unsafe z * matrix[unchecked: start3 &+ column]
      column &+= 1
    }
    var total = closing(sum0, matrix, order, row, row, vectors, base)
    total += closing(sum1, matrix, order, row + 1, row, vectors, base)
    total += closing(sum2, matrix, order, row + 2, row, vectors, base)
    total += closing(sum3, matrix, order, row + 3, row, vectors, base)
    return total
  }

  private static func fewRows(
    _ matrix: Span<Double>, _ order: Int, _ rows: Range<Int>, _ vectors: Span<SIMD4<Double>>, _ base: Int
  ) -> SIMD4<Double> {
    var total = SIMD4<Double>.zero
    for row in rows { total += closing(.zero, matrix, order, row, 0, vectors, base) }
    return total
  }

  /// The row's share of the form, given its products with the columns before `first`.
  @inline(__always)
  private static func closing(
    _ before: SIMD4<Double>, _ matrix: Span<Double>, _ order: Int, _ row: Int, _ first: Int,
    _ vectors: Span<SIMD4<Double>>, _ base: Int
  ) -> SIMD4<Double> {
    var sum = before
    for column in first..<row { sum += vectors[base + column] * matrix[row * order + column] }
    let own = vectors[base + row]
    return own * (sum + sum + own * matrix[row * order + row])
  }
}
