import BioModel
import Diversity
import Parallel
import Statistics
import TestSupport
import Testing

struct OrdinationTests {
  @Test("components and loadings give the centred log-ratios back; loadings have length 1")
  func logRatios() throws {
    let table = RandomFeatureTable.counts(samples: 12, features: 25, density: 0.5, seed: 4)
    let found = try LogRatioComponents(table, axes: 30)
    let ratios = CenteredLogRatio(table.withFeaturesSortedByID())
    #expect(found.featureIDs == ratios.table.featureIDs && found.ordination.axisCount == 11)
    let rows = (0..<12).map { ratios.denseRow($0) }
    for feature in found.featureIDs.indices {
      let mean = rows.reduce(0) { $0 + $1[feature] } / 12
      for sample in 0..<12 {
        let back = zip(found.ordination.coordinates[sample], found.loadings[feature]).map(*).reduce(0, +)
        #expect(agree(back, rows[sample][feature] - mean, within: 1e-8))
      }
    }
    for axis in 0..<11 {
      #expect(agree(found.loadings.reduce(0) { $0 + $1[axis] * $1[axis] }, 1, within: 1e-9))
    }
  }

  @Test("NMDS finds a plane's points again: stress 0, distances in the same order")
  func plane() throws {
    var generator = SeededGenerator(purpose: "plane", seed: 1)
    let points = (0..<14).map { _ in (generator.normal(), generator.normal()) }
    let ids = (0..<14).map { "s\($0)" }
    let values = points.flatMap { a in
      points.map { b in ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).squareRoot() }
    }
    let found = try #require(try NMDS.ordinate(DistanceMatrix(sampleIDs: ids, values: values), starts: 5))
    #expect(found.stress < 1e-3 && found.starts == 6)
    let square = found.coordinates.flatMap { $0 }.reduce(0) { $0 + $1 * $1 }
    #expect(agree(square, 14, within: 1e-8))
  }

  @Test("NMDS: stress as low as vegan's metaMDS; threads and order of samples change no bit")
  func stress() throws {
    let distances = try StudyFiles.distances()
    let found = try #require(try NMDS.ordinate(distances))
    let row = try #require(StudyFiles.rows("small.nmds.tsv").first)
    #expect(found.stress <= (Double(row[1]) ?? .nan) + 1e-3, "\(found.stress) against \(row)")
    #expect(try NMDS.ordinate(distances, threads: ThreadCount(7)) == found)
    let order = RandomFeatureTable.order(distances.count, seed: 2)
    let moved = try #require(try NMDS.ordinate(distances.selecting(order)))
    #expect(order.map { found.coordinates[$0] } == moved.coordinates)
  }

  @Test("NMDS of too few samples or equal distances has no picture")
  func none() throws {
    #expect(try NMDS.ordinate(DistanceMatrix(sampleIDs: ["a", "b"], values: [0, 1, 1, 0])) == nil)
    let flat = DistanceMatrix(sampleIDs: ["a", "b", "c"], values: [0, 1, 1, 1, 0, 1, 1, 1, 0])
    #expect(try NMDS.ordinate(flat) == nil)
  }
}
