public import BioModel
import Statistics

/// Seeded tables for property tests.
public enum RandomFeatureTable {
  /// Counts with the given share of non-zero cells, most of them small, some large; ids `s0…` and `f0…`.
  public static func counts(samples: Int, features: Int, density: Double, seed: UInt64) -> FeatureTable {
    var generator = SeededGenerator(purpose: "random-feature-table", seed: seed)
    var rows: [[Double]] = []
    for _ in 0..<samples {
      rows.append(
        (0..<features).map { _ in
          guard generator.uniform01() < density else { return 0 }
          let scale = [3, 30, 3_000][generator.below(3)]
          return Double(1 + generator.below(scale))
        })
    }
    return FeatureTable(
      sampleIDs: (0..<samples).map { "s\($0)" }, featureIDs: (0..<features).map { "f\($0)" }, unit: .counts, rows: rows)
  }

  /// The table with samples and features in the given orders.
  public static func reordered(_ table: FeatureTable, samples: [Int], features: [Int]) -> FeatureTable {
    FeatureTable(
      sampleIDs: samples.map { table.sampleIDs[$0] }, featureIDs: features.map { table.featureIDs[$0] },
      unit: table.unit,
      rows: samples.map { sample in
        let row = table.denseRow(sample)
        return features.map { row[$0] }
      })
  }

  /// 0..<count in a seeded random order.
  public static func order(_ count: Int, seed: UInt64) -> [Int] {
    var generator = SeededGenerator(purpose: "random-order", seed: seed)
    var order = Array(0..<count)
    generator.shuffle(&order)
    return order
  }
}
