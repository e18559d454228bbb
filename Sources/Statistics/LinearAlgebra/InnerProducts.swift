import CLAPACKE

/// The inner products of points with each other.
public enum InnerProducts {
  /// - Parameters:
  ///   - points: one coordinate of all points, then the next.
  ///   - count: the number of points.
  /// - Returns: count × count numbers, symmetric to the last bit.
  /// - Throws: `LinearAlgebraError` without LAPACK's BLAS.
  /// - Complexity: count² · coordinates operations (`dsyrk`).
  public static func of(_ points: [Double], count: Int) throws(LinearAlgebraError) -> [Double] {
    precondition(count > 0 && points.count.isMultiple(of: count))
    var products = [Double](repeating: 0, count: count * count)
    guard !points.isEmpty else { return products }
    var n = LapackInt(count)
    var k = LapackInt(points.count / count)
    var (triangle, transposed) = (CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")))
    var (one, zero) = (1.0, 0.0)
    try LAPACK.alone(order: count) { (lapack) throws(LinearAlgebraError) in
      // SAFETY: `points` holds k columns of n, `products` n²; all outlive the call.
      unsafe lapack.dsyrk_(&triangle, &transposed, &n, &k, &one, points, &n, &zero, &products, &n, 1, 1)
    }
    // A column's upper triangle is a row's lower one.
    for row in 0..<count {
      for column in 0..<row { products[column * count + row] = products[row * count + column] }
    }
    return products
  }
}
