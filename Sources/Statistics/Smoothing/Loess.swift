import Glibc

/// Local regression of y on one x (loess): weighted polynomials around points of a k-d tree, blended in between.
///
/// At each vertex of the tree a polynomial of degree 0…2 is fitted to the q = ⌊n · span⌋ nearest points with weights
/// w · (1 − (d/h)³)³, d the distance and h that of the q-th nearest; its value and slope are kept. Between two vertices
/// the surface is the cubic with these values and slopes. That is what R's `loess` does with `surface = "interpolate"`.
///
/// Reference: Cleveland & Grosse 1991, doi:10.1007/BF01890836.
public struct Loess: Sendable {
  /// The vertices, rising.
  private var vertices: [Double] = []
  private var values: [Double] = []
  private var slopes: [Double] = []
  private let range: ClosedRange<Double>

  /// Fits the surface; nil for no points.
  ///
  /// - Parameters:
  ///   - x: places, in any order; equal places are allowed.
  ///   - y: values there.
  ///   - weights: a weight ≥ 0 of each point, such as its number of observations.
  ///   - span: the share of points that a local polynomial sees, in 0…1.
  ///   - degree: of the polynomials: 0, 1 or 2; less where the points are fewer.
  ///   - cell: cells of the tree with more than ⌊n · span · cell⌋ points are cut at their (lower) median point.
  /// - Precondition: as many values and weights as places; all finite.
  /// - Complexity: O(vertices × n).
  public init?(
    x: [Double], y: [Double], weights: [Double], span: Double = 0.75, degree: Int = 2, cell: Double = 0.2
  ) {
    precondition(x.count == y.count && x.count == weights.count && (0...2).contains(degree))
    guard let low = x.min(), let high = x.max() else { return nil }
    range = low...high
    let order = x.indices.sorted { x[$0] < x[$1] }
    let sorted = order.map { x[$0] }
    let points = LocalPoints(x: sorted, y: order.map { y[$0] }, weights: order.map { weights[$0] })
    let near = min(x.count, Int(Double(x.count) * span + 1e-5))
    let extent = max(high - low, 1e-10 * max(low.magnitude, high.magnitude) + 1e-30)
    let margin = 0.005 * extent
    let leaf = Int(Double(x.count) * span * cell)
    var cuts = [low - margin, high + margin]
    Loess.cut(sorted, 0..<sorted.count, leaf: leaf, into: &cuts)
    vertices = cuts.sorted()
    for vertex in vertices {
      let (value, slope) = points.fit(at: vertex, nearest: max(1, near), degree: degree)
      values.append(value)
      slopes.append(slope)
    }
  }

  /// The surface at x; nil outside the range of the points. Complexity O(log vertices).
  public func value(at x: Double) -> Double? {
    guard range.contains(x) else { return nil }
    let right = max(1, min(vertices.count - 1, vertices.firstIndex { $0 >= x } ?? vertices.count - 1))
    let left = right - 1
    let width = vertices[right] - vertices[left]
    let t = (x - vertices[left]) / width
    let s = 1 - t
    return s * s * (1 + 2 * t) * values[left] + t * t * (1 + 2 * s) * values[right]
      + s * s * t * width * slopes[left] - t * t * s * width * slopes[right]
  }

  private static func cut(_ x: [Double], _ range: Range<Int>, leaf: Int, into cuts: inout [Double]) {
    guard range.count > leaf, range.count > 1 else { return }
    let middle = (range.lowerBound + range.upperBound - 1) / 2
    let place = x[middle]
    guard place > x[range.lowerBound], place < x[range.upperBound - 1] else { return }
    cuts.append(place)
    cut(x, range.lowerBound..<(middle + 1), leaf: leaf, into: &cuts)
    cut(x, (middle + 1)..<range.upperBound, leaf: leaf, into: &cuts)
  }
}
