import BioModel
import Diversity
import Parallel
import Statistics
import TestSupport
import Testing

struct PCoATests {
  @Test("randomised: the leading axes are those of the whole spectrum, proportions are of the trace")
  func randomised() throws {
    let table = try GoldenFiles.smallTable()
    for metric in [BrayCurtisRelative(), Aitchison()] as [any BetaMetric] {
      let distances = try BetaDiversity.matrix(metric, table)
      let exact = try PCoA.ordinate(distances, metric: metric.id, axes: 4)
      let found = try RandomisedPCoA.ordinate(distances, metric: metric.id, axes: 4, seed: 3, threads: ThreadCount(2))
      #expect(found.axisCount == 4 && found.sampleIDs == exact.sampleIDs)
      let trace = exact.positiveEigenvalueSum + exact.negativeEigenvalueSum
      for axis in 0..<4 {
        #expect(agree(found.eigenvalues[axis], exact.eigenvalues[axis], within: 1e-8))
        #expect(agree(found.proportionExplained[axis], exact.eigenvalues[axis] / trace, within: 1e-8))
        let largest = exact.coordinates.map { $0[axis].magnitude }.max() ?? 0
        for sample in exact.coordinates.indices {
          let difference = found.coordinates[sample][axis] - exact.coordinates[sample][axis]
          #expect(difference.magnitude < 1e-6 * largest)
        }
      }
      // Neither order nor threads change a bit, the seed only what is below the tolerance.
      let order = RandomFeatureTable.order(distances.count, seed: 9)
      let moved = try RandomisedPCoA.ordinate(
        distances.selecting(order), metric: metric.id, axes: 4, seed: 3, threads: ThreadCount(7))
      #expect(moved.coordinates == order.map { found.coordinates[$0] })
    }
    let same = DistanceMatrix(sampleIDs: ["a", "b", "c"], values: [Double](repeating: 0, count: 9))
    #expect(try RandomisedPCoA.ordinate(same, metric: "none").axisCount == 0)
  }

  @Test("randomised: close eigenvalues and negative ones as large as the positive are told apart")
  func randomisedHard() throws {
    // Random numbers as distances: a spectrum without gaps, as wide below 0 as above.
    let count = 500
    var generator = SeededGenerator(purpose: "test", seed: 4)
    var values = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0..<i {
        values[i * count + j] = 0.2 + generator.uniform01()
        values[j * count + i] = values[i * count + j]
      }
    }
    let distances = DistanceMatrix(sampleIDs: (0..<count).map { "s\($0)" }, values: values)
    let exact = try PCoA.ordinate(distances, metric: "m", axes: 10)
    #expect(-exact.negativeEigenvalueSum > exact.positiveEigenvalueSum / 4)
    let found = try RandomisedPCoA.ordinate(distances, metric: "m", axes: 10, threads: ThreadCount(2))
    #expect(found.axisCount == 10)
    for axis in 0..<10 { #expect(agree(found.eigenvalues[axis], exact.eigenvalues[axis], within: 1e-9)) }
    for axis in 0..<10 {
      for sample in 0..<count {
        let difference = found.coordinates[sample][axis] - exact.coordinates[sample][axis]
        #expect(difference.magnitude < 1e-4)
      }
    }
  }

  @Test("axes equal NumPy's and scikit-bio's, sign fixed", arguments: GoldenTable.available)
  func golden(_ golden: GoldenTable) throws {
    let table = try golden.load()
    let file = "\(golden.name).pcoa.tsv"
    let ids = try Array(GoldenFiles.head(file).dropFirst(5))
    #expect(ids == table.sampleIDs)
    for row in try GoldenFiles.rows(file) {
      let metric = try #require(BetaMetrics.metric(id: row[0]))
      let axis = try #require(Int(row[1]))
      let found = try PCoA.ordinate(BetaDiversity.matrix(metric, table), metric: metric.id)
      let expected = try row.dropFirst(2).map { try #require(Double($0)) }
      #expect(agree(found.eigenvalues[axis], expected[0]))
      #expect(agree(found.proportionExplained[axis], expected[1]))
      #expect(agree(found.negativeEigenvalueSum, expected[2]))
      for sample in ids.indices {
        #expect(agree(found.coordinates[sample][axis], expected[3 + sample], within: 1e-7))
      }
    }
  }

  @Test("all axes give Euclidean distances back")
  func reconstruction() throws {
    let table = RandomFeatureTable.counts(samples: 17, features: 40, density: 0.4, seed: 5)
    let distances = try BetaDiversity.matrix(Aitchison(), table)
    let found = try PCoA.ordinate(distances, metric: "aitchison", axes: 100)
    #expect(found.axisCount == 16)
    #expect(agree(found.proportionExplained.reduce(0, +), 1))
    #expect(found.negativeEigenvalueSum.magnitude < 1e-9)
    for i in 0..<17 {
      for j in 0..<17 {
        var square = 0.0
        for axis in 0..<found.axisCount {
          let difference = found.coordinates[i][axis] - found.coordinates[j][axis]
          square += difference * difference
        }
        #expect(agree(square.squareRoot(), distances[i, j], within: 1e-8))
      }
    }
  }

  @Test("the largest |coordinate| is positive, and the order of samples changes no bit")
  func canonical() throws {
    let table = RandomFeatureTable.counts(samples: 23, features: 30, density: 0.3, seed: 6)
    let order = RandomFeatureTable.order(23, seed: 7)
    let found = try PCoA.ordinate(BetaDiversity.matrix(BrayCurtisRelative(), table), metric: "m")
    let moved = try PCoA.ordinate(
      BetaDiversity.matrix(BrayCurtisRelative(), table.selectingSamples(order)), metric: "m")
    #expect(found.eigenvalues == moved.eigenvalues)
    #expect(order.map { found.coordinates[$0] } == moved.coordinates)
    for axis in 0..<found.axisCount {
      let column = found.coordinates.map { $0[axis] }
      #expect(column.max() ?? 0 >= (column.map { -$0 }.max() ?? 0) * (1 - 1e-9))
    }
  }

  @Test("two samples lie at half their distance on one axis; equal samples have no axis")
  func few() throws {
    let two = DistanceMatrix(sampleIDs: ["a", "b"], values: [0, 0.6, 0.6, 0])
    let found = try PCoA.ordinate(two, metric: "m")
    #expect(found.axisCount == 1)
    #expect(agree(found.coordinates[0][0], 0.3, within: 1e-12))
    #expect(agree(found.coordinates[1][0], -0.3, within: 1e-12))
    #expect(found.proportionExplained == [1])
    let same = DistanceMatrix(sampleIDs: ["a", "b", "c"], values: [Double](repeating: 0, count: 9))
    #expect(try PCoA.ordinate(same, metric: "m").axisCount == 0)
    #expect(try PCoA.ordinate(DistanceMatrix(sampleIDs: ["a"], values: [0]), metric: "m").axisCount == 0)
    #expect(try PCoA.ordinate(DistanceMatrix(sampleIDs: [], values: []), metric: "m").sampleIDs.isEmpty)
  }

  @Test("a distance that is not finite is an error, not a picture")
  func notFinite() {
    let matrix = DistanceMatrix(sampleIDs: ["a", "b"], values: [0, .nan, .nan, 0])
    #expect(throws: LinearAlgebraError.self) { try PCoA.ordinate(matrix, metric: "m") }
  }
}
