import BioModel
import Kernels
import Parallel

/// Bray–Curtis dissimilarity, 1 − 2 Σ min(a, b) / (Σ a + Σ b); 0…1.
///
/// Over shared features only, and equal to Σ |a − b| / Σ (a + b). Exact for counts up to the last division; identical
/// rows give exactly 0. Near 0 it is computed from the differences. Reference: Bray & Curtis 1957, doi:10.2307/1942268.
struct BrayCurtis: DistanceFamily {
  var greatest: Double? { 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let rows = SparseRows(input.table)
    // Summed in the order in which the shared minima are, so that a row against its copy cancels.
    let totals = rows.rowSums { $0 }
    SharedFeatureDistances(input.table, values: rows.values, term: SharedMinimum())
      .fill(cells, threads: threads) { i, j, shared in
        Self.dissimilarity(totals[i] + totals[j], shared) { rows.sum(i, j) { ($0 - $1).magnitude } }
      }
  }

  /// From the sum over both rows and the shared minima; `differences` is Σ |a − b|.
  static func dissimilarity(_ total: Double, _ shared: Double, differences: () -> Double) -> Double {
    let distance = min(1, max(0, 1 - 2 * shared / total))
    guard distance > 0, distance < SparseRows.smallestSafeShare else { return distance }
    return differences() / total
  }
}
