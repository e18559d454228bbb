public import BioModel
public import Parallel
public import Statistics

/// Non-metric multidimensional scaling: places samples on few axes so that distances there rise with those given
/// (Kruskal 1964, doi:10.1007/BF02289565).
///
/// Stress 1 = √(Σ (d − d̂)² / Σ d²), d̂ the monotone regression of the configuration's distances d on the ranks of the
/// given ones, ties free (the primary approach). Minimised by majorisation (SMACOF; de Leeuw 1977) from the principal
/// coordinates and from seeded random starts; the best is kept, turned to its principal axes with signs as in `PCoA`, centred,
/// with a mean square distance to the centre of 1. A local minimum: other programs may find a slightly other stress.
public enum NMDS {
  /// A configuration.
  public struct Result: Sendable, Equatable {
    /// The samples, in the matrix's order.
    public let sampleIDs: [String]
    /// samples × axes coordinates.
    public let coordinates: [[Double]]
    /// 0…1; below 0.2 is usable, below 0.1 good (Clarke 1993).
    public let stress: Double
    /// Starts that ended within 1e-3 of the best stress.
    public let agreeingStarts: Int
    /// All starts.
    public let starts: Int
  }

  /// - Parameters:
  ///   - distances: finite; at least three samples.
  ///   - axes: at least one.
  ///   - starts: random ones beside the principal coordinates.
  ///   - cancellation: ends the search early; whoever asked for the stop drops the result.
  /// - Returns: nil below three samples or where all distances are equal.
  /// - Throws: `LinearAlgebraError`, also for distances that are not finite.
  /// - Complexity: O(starts × iterations × samples² × axes).
  public static func ordinate(
    _ distances: DistanceMatrix, axes: Int = 2, starts: Int = 20, iterations: Int = 500, seed: UInt64 = 0,
    threads: ThreadCount = .one, cancellation: Cancellation = Cancellation()
  ) throws(LinearAlgebraError) -> Result? {
    precondition(axes > 0 && starts >= 0)
    let count = distances.count
    guard count > 2 else { return nil }
    let first = try PCoA.ordinate(distances, metric: "nmds", axes: axes)
    let order = ascendingByUTF8(distances.sampleIDs)
    let problem = Problem(distances, order: order, axes: axes)
    guard problem.isVaried else { return nil }
    let scaled = order.map { sample in (0..<axes).map { $0 < first.axisCount ? first.coordinates[sample][$0] : 0 } }
    let runs = parallelMap(count: starts + 1, threads: threads) {
      (start: Int) -> (places: [[Double]], stress: Double) in
      guard start > 0 else { return problem.settled(scaled, iterations, cancellation) }
      var generator = SeededGenerator(
        purpose: "nmds", seed: seed, content: bytes(start))
      let places = (0..<count).map { _ in (0..<axes).map { _ in generator.normal() } }
      return problem.settled(places, iterations, cancellation)
    }
    guard let best = runs.min(by: { $0.stress < $1.stress }) else { return nil }
    let turned = try principal(best.places, axes: axes)
    var coordinates = [[Double]](repeating: [], count: count)
    for (place, sample) in order.enumerated() { coordinates[sample] = turned[place] }
    return Result(
      sampleIDs: distances.sampleIDs, coordinates: coordinates, stress: best.stress,
      agreeingStarts: runs.count { $0.stress <= best.stress + 1e-3 }, starts: runs.count)
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// Principal axes of a configuration: the principal coordinates of its own distances, scaled.
  private static func principal(_ places: [[Double]], axes: Int) throws(LinearAlgebraError) -> [[Double]] {
    let count = places.count
    var values = [Double](repeating: 0, count: count * count)
    for i in 0..<count { for j in 0..<count { values[i * count + j] = Problem.distance(places[i], places[j]) } }
    let names = (0..<count).map { number in
      let digits = String(number)
      return String(repeating: "0", count: 20 - digits.count) + digits
    }
    let own = try PCoA.ordinate(DistanceMatrix(sampleIDs: names, values: values), metric: "nmds", axes: axes)
    let scale = (own.eigenvalues.reduce(0, +) / Double(count)).squareRoot()
    return own.coordinates.map { row in (0..<axes).map { $0 < own.axisCount ? row[$0] / scale : 0 } }
  }

  /// The pairs in the order of their distances.
  private struct Problem: Sendable {
    let count: Int
    let axes: Int
    /// Pairs i > j, by distance.
    let pairs: [(i: Int, j: Int)]
    /// Where runs of equal distances start, and the end.
    let ties: [Int]

    var isVaried: Bool { ties.count > 2 }

    init(_ distances: DistanceMatrix, order: [Int], axes: Int) {
      count = order.count
      self.axes = axes
      var all: [(distance: Double, i: Int, j: Int)] = []
      for i in 0..<order.count { for j in 0..<i { all.append((distances[order[i], order[j]], i, j)) } }
      all.sort { ($0.distance, $0.i, $0.j) < ($1.distance, $1.i, $1.j) }
      pairs = all.map { ($0.i, $0.j) }
      var ties: [Int] = []
      for place in all.indices where place == 0 || all[place].distance != all[place - 1].distance { ties.append(place) }
      self.ties = ties + [all.count]
    }

    static func distance(_ a: [Double], _ b: [Double]) -> Double {
      var sum = 0.0
      for axis in a.indices { sum += (a[axis] - b[axis]) * (a[axis] - b[axis]) }
      return sum.squareRoot()
    }

    /// Guttman transforms towards the monotone regression until stress falls by less than 1e-9 of itself.
    func settled(
      _ start: [[Double]], _ iterations: Int, _ cancellation: Cancellation
    ) -> (places: [[Double]], stress: Double) {
      var places = start
      var last = Double.infinity
      for _ in 0..<max(1, iterations) {
        if cancellation.signal != nil { break }
        let lengths = pairs.map { Problem.distance(places[$0.i], places[$0.j]) }
        let (fitted, stress) = regression(lengths)
        if last - stress <= 1e-9 * stress { break }
        last = stress
        places = moved(places, lengths: lengths, fitted: fitted)
      }
      let lengths = pairs.map { Problem.distance(places[$0.i], places[$0.j]) }
      return (places, regression(lengths).stress)
    }

    /// d̂ scaled to the length of d, and stress 1 of the unscaled d̂.
    private func regression(_ lengths: [Double]) -> (fitted: [Double], stress: Double) {
      // Ties free: within a run of equal distances lengths are put in order before the regression.
      var order = Array(lengths.indices)
      for run in 0..<(ties.count - 1) where ties[run + 1] - ties[run] > 1 {
        order[ties[run]..<ties[run + 1]].sort { (lengths[$0], $0) < (lengths[$1], $1) }
      }
      let monotone = MonotoneRegression.fit(order.map { lengths[$0] })
      var fitted = lengths
      for (place, pair) in order.enumerated() { fitted[pair] = monotone[place] }
      let square = lengths.map { $0 * $0 }.compensatedSum
      let error = zip(lengths, fitted).map { ($0 - $1) * ($0 - $1) }.compensatedSum
      guard square > 0 else { return (fitted, 1) }
      return (fitted, (error / square).squareRoot())
    }

    private func moved(_ places: [[Double]], lengths: [Double], fitted: [Double]) -> [[Double]] {
      var next = [[Double]](repeating: [Double](repeating: 0, count: axes), count: count)
      for (number, pair) in pairs.enumerated() where lengths[number] > 0 {
        let ratio = fitted[number] / lengths[number]
        for axis in 0..<axes {
          let part = ratio * (places[pair.i][axis] - places[pair.j][axis]) / Double(count)
          next[pair.i][axis] += part
          next[pair.j][axis] -= part
        }
      }
      // Kept at one size: stress does not change with it, and shrinking would end in a point.
      let size = next.flatMap { $0 }.reduce(0) { $0 + $1 * $1 }
      let scale = size > 0 ? (Double(count) / size).squareRoot() : 1
      return next.map { $0.map { $0 * scale } }
    }
  }
}
