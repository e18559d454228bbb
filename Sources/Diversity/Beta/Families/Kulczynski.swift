import BioModel
import Kernels
import Parallel

/// Kulczynski dissimilarity, 1 − ½ (Σ min(a, b) / Σ a + Σ min(a, b) / Σ b); 0…1. Equal to Bray–Curtis where both totals
/// are; vegan's `kulczynski`. Reference: Faith et al. 1987, doi:10.1007/BF00038687.
struct Kulczynski: DistanceFamily {
  var greatest: Double? { 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let rows = SparseRows(input.table)
    let totals = rows.rowSums { $0 }
    SharedFeatureDistances(input.table, values: rows.values, term: SharedMinimum())
      .fill(cells, threads: threads) { i, j, shared in
        let distance = min(1, max(0, 1 - 0.5 * (shared / totals[i] + shared / totals[j])))
        guard distance > 0, distance < SparseRows.smallestSafeShare else { return distance }
        let first = rows.sum(i, j) { max(0, $0 - $1) }
        let second = rows.sum(i, j) { max(0, $1 - $0) }
        return 0.5 * (first / totals[i] + second / totals[j])
      }
  }
}
