/// The point with the smallest sum of Euclidean distances to given points.
///
/// Weiszfeld's iteration with the rule of Vardi & Zhang 2000 (doi:10.1073/pnas.97.4.1423) where it meets a point, begun at
/// the mean, ended when a step is below 1e-13 of the spread. Not unique for points on a line; one of the solutions then.
public enum SpatialMedian {
  /// - Parameter points: at least one, all of one length.
  /// - Complexity: O(iterations × points × axes).
  public static func of(_ points: [[Double]]) -> [Double] {
    precondition(!points.isEmpty)
    let axes = points[0].count
    var centre = [Double](repeating: 0, count: axes)
    for point in points { for axis in 0..<axes { centre[axis] += point[axis] / Double(points.count) } }
    var spread = 0.0
    for point in points { spread = max(spread, distance(point, centre)) }
    guard spread > 0, points.count > 2 else { return centre }
    for _ in 0..<10_000 {
      var next = [Double](repeating: 0, count: axes)
      var pull = [Double](repeating: 0, count: axes)
      var weights = 0.0
      var met = 0
      for point in points {
        let length = distance(point, centre)
        if length <= 1e-14 * spread {
          met += 1
          continue
        }
        let weight = 1 / length
        weights += weight
        for axis in 0..<axes {
          next[axis] += weight * point[axis]
          pull[axis] += weight * (point[axis] - centre[axis])
        }
      }
      guard weights > 0 else { return centre }
      var share = 0.0
      if met > 0 {
        let strength = pull.reduce(0) { $0 + $1 * $1 }.squareRoot()
        if strength <= Double(met) { return centre }
        share = Double(met) / strength
      }
      var step = 0.0
      for axis in 0..<axes {
        let moved = (1 - share) * next[axis] / weights + share * centre[axis]
        step += (moved - centre[axis]) * (moved - centre[axis])
        centre[axis] = moved
      }
      if step.squareRoot() <= 1e-13 * spread { break }
    }
    return centre
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for axis in a.indices {
      let difference = a[axis] - b[axis]
      sum += difference * difference
    }
    return sum.squareRoot()
  }
}
