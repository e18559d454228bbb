import Statistics
import TestSupport
import Testing

struct SpatialMedianTests {
  private func products(_ points: [[Double]]) -> [Double] {
    points.flatMap { a in points.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
  }

  private func squares(_ points: [[Double]]) -> [Double] {
    SpatialMedian.squaredDistances(innerProducts: products(points), count: points.count)
  }

  /// Weiszfeld's iteration on coordinates, for points it does not meet.
  private func plain(_ points: [[Double]]) -> [Double] {
    func square(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
    var centre = [Double](repeating: 0, count: points[0].count)
    for _ in 0..<20_000 {
      let weights = points.map { 1 / max(1e-300, square($0, centre).squareRoot()) }
      let sum = weights.reduce(0, +)
      centre = centre.indices.map { axis in zip(points, weights).reduce(0) { $0 + $1.0[axis] * $1.1 } / sum }
    }
    return points.map { square($0, centre) }
  }

  @Test("of a triangle's corners the Fermat point")
  func triangle() {
    let found = squares([[0, 0], [1, 0], [0.5, 3.0.squareRoot() / 2]])
    #expect(found.allSatisfy { agree($0, 1.0 / 3, within: 1e-12) })
  }

  @Test("of a point with most weight that point; of one point itself; of two their middle")
  func heavy() {
    let found = squares([[1, 1], [1, 1], [1, 1], [5, 7]])
    #expect(found.prefix(3).allSatisfy { $0 < 1e-12 } && agree(found[3], 52, within: 1e-9))
    #expect(squares([[2]]) == [0])
    #expect(squares([[0, 0], [2, 0]]).allSatisfy { agree($0, 1, within: 1e-14) })
    #expect(squares([[3, 3], [3, 3], [3, 3]]).allSatisfy { $0 == 0 })
  }

  @Test("any origin, random points: the same as from coordinates", arguments: [5, 12, 40])
  func random(_ count: Int) {
    var generator = SeededGenerator(purpose: "test", seed: UInt64(count))
    let points = (0..<count).map { _ in (0..<4).map { _ in generator.normal() } }
    let expected = plain(points)
    #expect(zip(squares(points), expected).allSatisfy { agree($0, $1, within: 1e-9) })
    let moved = squares(points.map { $0.map { $0 + 100 } })
    #expect(zip(moved, expected).allSatisfy { agree($0, $1, within: 1e-8) })
  }
}
