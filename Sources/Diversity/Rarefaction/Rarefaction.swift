public import BioModel
public import Parallel
import Statistics

/// Rarefaction: every sample reduced to the same number of reads, drawn without replacement.
///
/// The draw of a sample is seeded by the run's seed and the sample's own content (feature ids and counts in the order
/// of the ids), and made in that order. So it does not change with the other samples, with the order of samples or
/// features, with features the sample does not hold, or with threads; two samples of equal content get equal draws.
public enum Rarefaction {
  /// The table at `depth` reads per sample; samples with fewer reads are left empty.
  ///
  /// - Throws: `DiversityError` for shares, fractions of reads, or a depth below 1.
  /// - Complexity: O(features · log + non-zeros · (log + standard deviation of a feature's draw)).
  public static func rarefied(
    _ table: FeatureTable, depth: Int, seed: UInt64, threads: ThreadCount = .one
  ) throws(DiversityError) -> FeatureTable {
    guard depth >= 1 else { throw DiversityError.depthNotPositive(depth) }
    guard holdsWholeCounts(table) else { throw DiversityError.needsWholeCounts(what: "rarefaction") }
    let order = table.featureOrderByID
    var rank = [Int](repeating: 0, count: order.count)
    for (place, feature) in order.enumerated() { rank[feature] = place }
    let ranks = rank
    let drawn = parallelMap(count: table.sampleCount, threads: threads) { sample in
      draw(table, sample: sample, ranks: ranks, depth: depth, seed: seed)
    }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for sample in 0..<table.sampleCount {
      for (column, count) in zip(table[sample: sample].columns, drawn[sample]) where count > 0 {
        columns.append(column)
        values.append(Double(count))
      }
      starts.append(columns.count)
    }
    return FeatureTable(
      sampleIDs: table.sampleIDs, featureIDs: table.featureIDs, unit: .counts, rowStarts: starts, columns: columns,
      values: values, lineages: table.lineages)
  }

  /// Whether the table holds counts, all of them whole. Complexity O(non-zeros).
  public static func holdsWholeCounts(_ table: FeatureTable) -> Bool {
    table.unit == .counts && table.values.allSatisfy { $0 == $0.rounded() && $0 < 0x1p53 }
  }

  /// The reads kept of each stored value of the sample, in the row's order.
  private static func draw(_ table: FeatureTable, sample: Int, ranks: [Int], depth: Int, seed: UInt64) -> [Int] {
    let row = table[sample: sample]
    let columns = Array(row.columns)
    let counts = row.values.map { Int($0) }
    guard counts.reduce(0, +) >= depth else { return [Int](repeating: 0, count: counts.count) }
    let places = columns.indices.sorted { ranks[Int(columns[$0])] < ranks[Int(columns[$1])] }
    var content: [UInt8] = []
    for place in places {
      content.append(contentsOf: table.featureIDs[Int(columns[place])].utf8)
      content.append(0)
      for shift in stride(from: 0, to: 64, by: 8) {
        content.append(UInt8(truncatingIfNeeded: counts[place] >> shift))
      }
    }
    var generator = SeededGenerator(purpose: "rarefaction", seed: seed, content: content)
    let drawn = generator.multivariateHypergeometric(classSizes: places.map { counts[$0] }, draws: depth)
    var result = [Int](repeating: 0, count: counts.count)
    for (place, count) in zip(places, drawn) { result[place] = count }
    return result
  }
}
