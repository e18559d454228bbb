import BioModel
import Diversity
import Kernels
import Parallel
import TestSupport
import Testing

struct BetaKernelTests {
  private static let shapes = [(1, 1, 1.0), (2, 1, 1.0), (3, 7, 0.2), (9, 33, 0.5), (31, 64, 0.05), (40, 20, 0.95)]

  @Test("sparse distances equal their dense twins", arguments: shapes.indices)
  func twins(_ shape: Int) throws {
    let (samples, features, density) = Self.shapes[shape]
    let table = RandomFeatureTable.counts(
      samples: samples, features: features, density: density, seed: UInt64(shape))
    let present = (0..<features).filter { feature in table.columns.contains(Int32(feature)) }
    let dense = (0..<samples).map { table.denseRow($0) }
    let counts = try BetaDiversity.matrix(BrayCurtisCounts(), table)
    let shares = try BetaDiversity.matrix(BrayCurtisRelative(), table)
    let jaccard = try BetaDiversity.matrix(JaccardBinary(), table)
    let aitchison = try BetaDiversity.matrix(Aitchison(), table)
    for i in 0..<samples {
      for j in 0..<samples where i != j {
        guard dense[i].contains(where: { $0 > 0 }), dense[j].contains(where: { $0 > 0 }) else {
          for matrix in [counts, shares, jaccard, aitchison] {
            #expect(matrix[i, j].isNaN)
            #expect(matrix.distance(i, j) == nil)
          }
          continue
        }
        #expect(agree(counts[i, j], PlainDistances.brayCurtis(dense[i], dense[j]), within: 1e-13))
        let closed = PlainDistances.brayCurtis(PlainDistances.closed(dense[i]), PlainDistances.closed(dense[j]))
        #expect(agree(shares[i, j], closed, within: 1e-13))
        #expect(agree(jaccard[i, j], PlainDistances.jaccard(dense[i], dense[j]), within: 1e-13))
        let plain = PlainDistances.aitchison(present.map { dense[i][$0] + 0.5 }, present.map { dense[j][$0] + 0.5 })
        #expect(agree(aitchison[i, j], plain, within: 1e-10))
      }
    }
  }

  @Test("Aitchison keeps its digits where samples are almost the same")
  func nearDuplicates() throws {
    let base = RandomFeatureTable.counts(samples: 1, features: 300, density: 0.9, seed: 11).denseRow(0)
    var rows = [base]
    for (feature, addend) in [(3, 1.0), (50, 1e-6), (120, 1e-9)] {
      var row = base
      row[feature] = 5_000 + addend
      rows.append(row)
      row[feature] = 5_000
      rows.append(row)
    }
    // The feature's own value may be 0, so that all 300 are present.
    rows.append([Double](repeating: 1, count: 300))
    let table = FeatureTable(
      sampleIDs: rows.indices.map { "s\($0)" }, featureIDs: (0..<300).map { "f\($0)" }, unit: .counts, rows: rows)
    let found = try BetaDiversity.matrix(Aitchison(), table)
    for (i, j) in [(1, 2), (3, 4), (5, 6)] {
      let plain = PlainDistances.aitchison(rows[i].map { $0 + 0.5 }, rows[j].map { $0 + 0.5 })
      #expect(plain > 0)
      // The twin's own differences of logarithms carry errors of 1e-15.
      #expect((found[i, j] - plain).magnitude <= 1e-9 * plain + 5e-14)
    }
    let again = FeatureTable(
      sampleIDs: ["a", "b"], featureIDs: table.featureIDs, unit: .counts, rows: [base, base])
    #expect(try BetaDiversity.matrix(Aitchison(), again)[0, 1] == 0)
  }

  @Test("inverted lists hold every value once, rising")
  func invertedIndex() {
    let table = RandomFeatureTable.counts(samples: 13, features: 9, density: 0.4, seed: 12)
    let index = SparseInvertedIndex(
      rowStarts: table.rowStarts, columns: table.columns, values: table.values, columnCount: 9)
    #expect(index.rows.count == table.values.count)
    for feature in 0..<9 {
      let range = index.starts[feature]..<index.starts[feature + 1]
      let column = (0..<13).map { table.denseRow($0)[feature] }
      #expect(index.rows[range].map { Int($0) } == column.indices.filter { column[$0] > 0 })
      #expect(Array(index.values[range]) == column.filter { $0 > 0 })
      #expect(index.sampleCount(ofFeature: feature) == range.count)
    }
  }

  @Test("the order of features changes no bit, of samples only the order")
  func order() throws {
    let table = RandomFeatureTable.counts(samples: 20, features: 50, density: 0.3, seed: 13)
    let samples = RandomFeatureTable.order(20, seed: 1)
    let moved = RandomFeatureTable.reordered(table, samples: samples, features: RandomFeatureTable.order(50, seed: 2))
    for metric in BetaMetrics.withoutTree {
      let found = try BetaDiversity.matrix(metric, table, depth: 40, seed: 3)
      let other = try BetaDiversity.matrix(metric, moved, depth: 40, seed: 3)
      #expect(found.selecting(samples).values.map(\.bitPattern) == other.values.map(\.bitPattern), "\(metric.id)")
    }
  }

  @Test("a metric refuses a table that does not hold what it needs")
  func refusals() throws {
    let shares = RandomFeatureTable.counts(samples: 3, features: 5, density: 1, seed: 14).closed()
    #expect(throws: DiversityError.needsWholeCounts(what: "bray-curtis-counts")) {
      try BetaDiversity.matrix(BrayCurtisCounts(), shares)
    }
    #expect(throws: DiversityError.self) { try BetaDiversity.matrix(JaccardBinaryRarefied(), shares, depth: 10) }
    let counts = RandomFeatureTable.counts(samples: 3, features: 5, density: 1, seed: 14)
    #expect(throws: DiversityError.depthNotPositive(0)) { try BetaDiversity.matrix(BrayCurtisRarefied(), counts) }
  }
}
