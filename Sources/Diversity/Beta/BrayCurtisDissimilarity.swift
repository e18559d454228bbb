import BioModel
import Parallel

/// Bray–Curtis dissimilarity, shared by its scales: 1 − 2 Σ min(a, b) / (Σ a + Σ b); 0…1.
///
/// Over shared features only, and equal to Σ |a − b| / Σ (a + b). Exact for counts up to the last division; identical
/// rows give exactly 0. Reference: Bray & Curtis 1957, doi:10.2307/1942268.
enum BrayCurtisDissimilarity {
  static func distances(_ table: FeatureTable, threads: ThreadCount) -> DistanceMatrix {
    // Summed in the order in which the shared minima are, so that a row against its copy cancels.
    let totals = (0..<table.sampleCount).map { table[sample: $0].total }
    return SharedFeatureDistances.matrix(table, values: table.values, sum: .minima, threads: threads) { i, j, shared in
      min(1, max(0, 1 - 2 * shared / (totals[i] + totals[j])))
    }
  }
}
