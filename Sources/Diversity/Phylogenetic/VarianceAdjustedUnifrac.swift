import BioModel
import Glibc
import Kernels
import Parallel

/// Variance-adjusted UniFrac (Chang et al. 2011, doi:10.1186/1471-2105-12-118): every branch is weighed by
/// 1 / √(m (M − m)), m the reads of both samples below it and M all reads of both, since the difference of a branch
/// in the middle varies most by chance. In `generalized` the factor stands inside the power, as in `ssu`. Branches with
/// all reads of both samples below them count nothing.
///
/// The weight is a pair's own, so each pair merges the branches of its two samples: O(branches of both) per pair.
enum VarianceAdjustedUnifrac: DistanceFamily {
  case unweighted
  case weighted
  case weightedNormalized
  case generalized(alpha: Double)

  var greatest: Double? { if case .weighted = self { nil } else { 1 } }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    guard let branches = input.branches else { preconditionFailure("the driver gives the branches") }
    switch self {
    case .unweighted: fill(cells, branches, threads) { p, q, scale in SIMD2((p > 0) != (q > 0) ? scale : 0, scale) }
    case .weighted:
      fill(cells, branches, isNormalized: false, threads) { p, q, scale in SIMD2(scale * (p - q).magnitude, 0) }
    case .weightedNormalized:
      fill(cells, branches, threads) { p, q, scale in scale * SIMD2((p - q).magnitude, p + q) }
    case .generalized(let alpha):
      fill(cells, branches, threads) { p, q, scale in
        let base = scale * (p + q)
        let weight = alpha == 0.5 ? base.squareRoot() : pow(base, alpha)
        return SIMD2(weight * ((p - q).magnitude / (p + q)), weight)
      }
    }
  }

  /// `term` gives what a branch of length 1 adds above and below the line; `scale` is 1 / √(m (M − m)).
  private func fill(
    _ cells: any DistanceCells, _ branches: BranchTable, isNormalized: Bool = true, _ threads: ThreadCount,
    _ term: @escaping @Sendable (_ p: Double, _ q: Double, _ scale: Double) -> SIMD2<Double>
  ) {
    let counts = SparseRows(rowStarts: branches.rowStarts, columns: branches.columns, values: branches.values)
    let (lengths, totals) = (branches.lengths, branches.totals)
    fillPairs(cells, isEmpty: totals.map { $0 == 0 }, threads: threads) { i, j in
      let (first, second) = (totals[i], totals[j])
      let all = first + second
      var sums = SIMD2<Double>.zero
      counts.forEach(i, j) { branch, a, b in
        let below = a + b
        let variance = below * (all - below)
        if variance > 0 { sums += lengths[branch] * term(a / first, b / second, 1 / variance.squareRoot()) }
      }
      if !isNormalized { return sums[0] }
      return sums[1] > 0 ? min(1, sums[0] / sums[1]) : 0
    }
  }
}
