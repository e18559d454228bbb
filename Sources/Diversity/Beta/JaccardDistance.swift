import BioModel
import Parallel

/// Jaccard distance of presence and absence, shared by its scales: 1 − shared / (features in either); 0…1.
/// Reference: Jaccard 1912, doi:10.1111/j.1469-8137.1912.tb05611.x.
enum JaccardDistance {
  static func distances(_ table: FeatureTable, threads: ThreadCount) -> DistanceMatrix {
    let ones = [Double](repeating: 1, count: table.values.count)
    let richness = (0..<table.sampleCount).map { Double(table[sample: $0].nonZeroCount) }
    return SharedFeatureDistances.matrix(table, values: ones, sum: .products, threads: threads) { i, j, shared in
      let either = richness[i] + richness[j] - shared
      return (either - shared) / either
    }
  }
}
