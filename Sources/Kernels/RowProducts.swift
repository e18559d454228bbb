/// Products of rows of a matrix with many vectors: the loop behind iterations for leading eigenvectors.
///
/// Four vectors lie side by side in a SIMD lane and four rows are taken at a time, so every number loaded is used in four
/// products; tiles of columns keep the vectors in the first-level cache. The order of additions depends on the number of
/// columns alone: a product is the same whatever rows it is computed with.
public enum RowProducts {
  // 256 columns of three groups of vectors are 24 KiB.
  private static let tile = 256

  /// Adds row · vector to `products` for each row and vector.
  ///
  /// - Parameters:
  ///   - matrix: columns numbers a row.
  ///   - rows: which rows.
  ///   - vectors: groups of four vectors; element `group * columns + column` holds the column's number of each of the four.
  ///   - products: element `place * groups + group` is that of the row at that place among `rows`.
  /// - Precondition: the lengths agree.
  /// - Complexity: O(rows × columns) multiplications per vector; no allocation.
  public static func add(
    matrix: Span<Double>, columns: Int, rows: Range<Int>, vectors: Span<SIMD4<Double>>,
    to products: inout MutableSpan<SIMD4<Double>>
  ) {
    guard columns > 0, !rows.isEmpty else { return }
    let groups = vectors.count / columns
    precondition(vectors.count == groups * columns && products.count == rows.count * groups)
    precondition(rows.lowerBound >= 0 && rows.upperBound * columns <= matrix.count)
    var first = 0
    while first < columns {
      let last = min(columns, first + tile)
      var place = 0
      while place < rows.count {
        let height = min(4, rows.count - place)
        for group in 0..<groups {
          let start = (rows.lowerBound + place) * columns
          let base = group * columns
          let target = place * groups + group
          if height == 4 {
            var sum0 = SIMD4<Double>.zero
            var sum1 = SIMD4<Double>.zero
            var sum2 = SIMD4<Double>.zero
            var sum3 = SIMD4<Double>.zero
            let start1 = start &+ columns
            let start2 = start1 &+ columns
            let start3 = start2 &+ columns
            var column = first
            while column < last {
              // SAFETY: column < columns, the four rows lie in the matrix and the group in the vectors, as checked above.
              let z = unsafe vectors[unchecked: base &+ column]
              sum0 += unsafe z * matrix[unchecked: start &+ column]
              sum1 += unsafe z * matrix[unchecked: start1 &+ column]
              sum2 += unsafe z * matrix[unchecked: start2 &+ column]
              sum3 += unsafe z * matrix[unchecked: start3 &+ column]
              column &+= 1
            }
            products[target] += sum0
            products[target + groups] += sum1
            products[target + 2 * groups] += sum2
            products[target + 3 * groups] += sum3
          } else {
            for row in 0..<height {
              var sum = SIMD4<Double>.zero
              for column in first..<last { sum += vectors[base + column] * matrix[start + row * columns + column] }
              products[target + row * groups] += sum
            }
          }
        }
        place += height
      }
      first = last
    }
  }
}
