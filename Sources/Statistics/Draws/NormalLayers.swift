import Glibc

/// Standard normal draws by layers of equal area (Marsaglia & Tsang 2000, doi:10.18637/jss.v005.i08): 99 of 100 take one
/// random number, one product and one comparison. Layer and place within it come from different bits (Doornik 2005).
///
/// Exact up to the rounding of doubles. `SeededGenerator.normal()` draws the same law more slowly; what it gives for a seed
/// is kept.
final class NormalLayers: Sendable {
  /// A table for all; a class, so that no draw copies it.
  static let shared = NormalLayers()

  /// Where the tail begins, and each layer's area, for 256 layers.
  private static let tail = 3.6541528853610088
  private static let area = 0.00492867323399

  /// Right edges, falling: the base's as if it were a rectangle, the tail's beginning, …, 0.
  private let edges: [Double]
  /// The density at them without its constant.
  private let heights: [Double]

  private init() {
    func height(_ x: Double) -> Double { exp(-0.5 * x * x) }
    var edges = [Self.area / height(Self.tail), Self.tail]
    for layer in 2..<256 {
      let below = edges[layer - 1]
      edges.append((-2 * log(Self.area / below + height(below))).squareRoot())
    }
    edges.append(0)
    self.edges = edges
    heights = edges.map(height)
  }

  /// One draw.
  @inline(__always)
  func draw(_ generator: inout SeededGenerator) -> Double {
    let bits = generator.next()
    let layer = Int(bits & 255)
    let x = Double(Int64(bitPattern: bits) >> 10) * 0x1p-53 * edges[layer]
    if x.magnitude < edges[layer + 1] { return x }
    return atEdge(x, layer, &generator)
  }

  /// A place outside the part of its layer that lies wholly below the density.
  @inline(never)
  private func atEdge(_ first: Double, _ firstLayer: Int, _ generator: inout SeededGenerator) -> Double {
    var (x, layer) = (first, firstLayer)
    while true {
      if layer == 0 {
        // Beyond the base's rectangle: Marsaglia's tail.
        while true {
          let out = -log(1 - generator.uniform01()) / Self.tail
          let y = -log(1 - generator.uniform01())
          if 2 * y > out * out { return x < 0 ? -Self.tail - out : Self.tail + out }
        }
      }
      let y = heights[layer] + generator.uniform01() * (heights[layer + 1] - heights[layer])
      if y < exp(-0.5 * x * x) { return x }
      let bits = generator.next()
      layer = Int(bits & 255)
      x = Double(Int64(bitPattern: bits) >> 10) * 0x1p-53 * edges[layer]
      if x.magnitude < edges[layer + 1] { return x }
    }
  }
}
