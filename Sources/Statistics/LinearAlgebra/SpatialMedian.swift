/// The point with the smallest sum of Euclidean distances to given points, found from their inner products alone: it is a
/// weighted mean of the points.
///
/// Weiszfeld's iteration with the rule of Vardi & Zhang 2000 (doi:10.1073/pnas.97.4.1423) where it meets a point, begun at
/// the mean, ended when a step is below 1e-13 of the spread. Not unique for points on a line; one of the solutions then.
public enum SpatialMedian {
  /// The squared distances of points to their spatial median.
  ///
  /// - Parameters:
  ///   - innerProducts: count × count inner products around any origin, symmetric.
  ///   - count: the number of points, at least one.
  /// - Returns: per point its squared distance, to about 1e-15 of the largest; 0 where rounding would leave less.
  /// - Complexity: O(iterations × count²).
  public static func squaredDistances(innerProducts: [Double], count: Int) -> [Double] {
    precondition(count > 0 && innerProducts.count == count * count)
    let products = centred(innerProducts, count: count)
    var weights = [Double](repeating: 1 / Double(count), count: count)
    var image = [Double](repeating: 0, count: count)
    var squares = distances(products, weights, image)
    let spread = squares.max() ?? 0
    guard spread > 0, count > 2 else { return squares }
    var next = [Double](repeating: 0, count: count)
    for _ in 0..<10_000 {
      var sum = 0.0
      var met = 0
      for point in 0..<count {
        let isMet = squares[point] <= 1e-15 * spread
        if isMet { met += 1 }
        next[point] = isMet ? 0 : 1 / squares[point].squareRoot()
        sum += next[point]
      }
      guard sum > 0 else { return squares }
      var share = 0.0
      if met > 0 {
        // The pull of the other points, Σ (x − c)/|x − c|.
        let pull = next.indices.map { next[$0] - sum * weights[$0] }
        let strength = dot(pull, multiplied(products, pull)).squareRoot()
        guard strength > Double(met) else {
          // The median is the point met: put there, not a rounding away from it.
          let weights = next.map { $0 == 0 ? 1 / Double(met) : 0 }
          return distances(products, weights, multiplied(products, weights))
        }
        share = Double(met) / strength
      }
      for point in 0..<count { next[point] = (1 - share) * next[point] / sum + share * weights[point] }
      let nextImage = multiplied(products, next)
      var step = 0.0
      for point in 0..<count { step += (next[point] - weights[point]) * (nextImage[point] - image[point]) }
      swap(&weights, &next)
      image = nextImage
      squares = distances(products, weights, image)
      if step <= 1e-26 * spread { break }
    }
    return squares
  }

  /// Inner products around the points' mean, so that nothing large cancels.
  private static func centred(_ products: [Double], count: Int) -> [Double] {
    let means = (0..<count).map { products[$0 * count..<($0 + 1) * count].compensatedSum / Double(count) }
    let grand = means.compensatedSum / Double(count)
    var result = products
    for row in 0..<count {
      for column in 0..<count {
        result[row * count + column] = products[row * count + column] - (means[row] + means[column]) + grand
      }
    }
    return result
  }

  /// |x|² − 2 x·c + c·c with c = Σ w x and `image` the x·c.
  private static func distances(_ products: [Double], _ weights: [Double], _ image: [Double]) -> [Double] {
    let own = dot(weights, image)
    let count = weights.count
    return (0..<count).map { max(0, products[$0 * count + $0] - 2 * image[$0] + own) }
  }

  /// Row by row, so that the sums of all points grow side by side.
  private static func multiplied(_ matrix: [Double], _ vector: [Double]) -> [Double] {
    let count = vector.count
    var result = [Double](repeating: 0, count: count)
    for row in 0..<count where vector[row] != 0 {
      let factor = vector[row]
      let start = row * count
      for column in 0..<count { result[column] += factor * matrix[start + column] }
    }
    return result
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for place in a.indices { sum += a[place] * b[place] }
    return sum
  }
}
