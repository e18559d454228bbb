import BioModel
import Kernels
import Parallel

/// Jaccard distance of amounts (Ružička 1958), 1 − Σ min(a, b) / Σ max(a, b) = 2 B / (1 + B) with B of Bray–Curtis;
/// 0…1. vegan's and phyloseq's `jaccard` unless `binary = TRUE`.
struct Ruzicka: DistanceFamily {
  var greatest: Double? { 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let rows = SparseRows(input.table)
    let totals = rows.rowSums { $0 }
    SharedFeatureDistances(input.table, values: rows.values, term: SharedMinimum())
      .fill(cells, threads: threads) { i, j, shared in
        let brayCurtis = BrayCurtis.dissimilarity(totals[i] + totals[j], shared) {
          rows.sum(i, j) { ($0 - $1).magnitude }
        }
        return 2 * brayCurtis / (1 + brayCurtis)
      }
  }
}
