import BioModel
import Diversity
import Parallel
import Statistics
import Testing

/// LAPACK is called from one lane at a time, so ordinations on lanes are those on one thread.
@Suite struct ConcurrentOrdinationTests {
  @Test func lanesChangeNothing() {
    let matrices = (0..<20).map { Self.distances(seed: UInt64($0)) }
    @Sendable func coordinates(_ number: Int) -> [[Double]] {
      (try? PCoA.ordinate(matrices[number % 20], metric: "euclidean", axes: 3).coordinates) ?? []
    }
    let expected = (0..<20).map(coordinates)
    // Without the lock 511 of 80,000 were wrong on 7 lanes of two cores.
    let found = parallelMap(count: 8_000, threads: ThreadCount(7)) { coordinates($0) }
    #expect(found.indices.allSatisfy { found[$0] == expected[$0 % 20] && !found[$0].isEmpty })
  }

  private static func distances(seed: UInt64) -> DistanceMatrix {
    var generator = SeededGenerator(purpose: "test-concurrent-ordination", seed: seed)
    let points = (0..<33).map { _ in (0..<20).map { _ in generator.normal() } }
    var values: [Double] = []
    for a in points {
      for b in points {
        var square = 0.0
        for axis in a.indices { square += (a[axis] - b[axis]) * (a[axis] - b[axis]) }
        values.append(square.squareRoot())
      }
    }
    return DistanceMatrix(sampleIDs: points.indices.map { "s\($0)" }, values: values)
  }
}
