import BioModel
import Kernels
import Parallel

/// Morisita's index of counts as a dissimilarity, 1 − 2 Σ a b / ((λ_a + λ_b) · N_a · N_b) with λ = Σ x (x − 1) / (N (N
/// − 1)), the chance that two reads of a sample are of one feature; cut at 0, which like samples would pass.
///
/// Undefined (NaN) where neither sample has a feature with two reads. As vegan's `morisita`.
/// Reference: Morisita 1959; Wolda 1981, doi:10.1007/BF00344966.
struct Morisita: DistanceFamily {
  var greatest: Double? { 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let rows = SparseRows(input.table)
    let totals = rows.rowSums { $0 }
    let pairs = rows.rowSums { $0 * ($0 - 1) }
    let concentration = zip(pairs, totals).map { $1 > 1 ? $0 / ($1 * ($1 - 1)) : 0 }
    SharedFeatureDistances(input.table, values: rows.values, term: SharedProduct())
      .fill(cells, threads: threads) { i, j, product in
        let both = concentration[i] + concentration[j]
        guard both > 0 else { return .nan }
        return max(0, 1 - 2 * product / (both * (totals[i] * totals[j])))
      }
  }
}
