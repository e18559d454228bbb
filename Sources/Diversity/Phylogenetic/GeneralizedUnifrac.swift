import BioModel
import Glibc
import Kernels
import Parallel

/// Generalised UniFrac of a weight α other than 1; see `Unifrac`.
///
/// A branch of one sample alone adds l p^α above and below the line. So the sums are the samples' own Σ l p^α and, for
/// shared branches, what both together add instead.
struct GeneralizedUnifrac {
  private let branches: BranchTable
  private let alpha: Double

  init(_ branches: BranchTable, alpha: Double) {
    self.branches = branches
    self.alpha = alpha
  }

  func fill(_ cells: any DistanceCells, _ threads: ThreadCount) {
    let (alpha, lengths) = (self.alpha, branches.lengths)
    let shares = SparseRows(rowStarts: branches.rowStarts, columns: branches.columns, values: branches.shares)
    let powers = shares.values.map { power($0, alpha) }
    let own = SparseRows(
      rowStarts: branches.rowStarts, columns: branches.columns,
      values: zip(branches.columns, powers).map { lengths[Int($0)] * $1 }
    ).rowSums { $0 }
    let values = zip(shares.values, powers).map { SIMD2($0, $1) }
    let term = Together(alpha: alpha, lengths: lengths)
    SharedFeatureDistances(branches, values: values, term: term).fill(cells, threads: threads) { i, j, shared in
      let alone = own[i] + own[j]
      let (above, below) = (alone + shared[0], alone + shared[1])
      guard below > 0 else { return 0 }
      guard above < SparseRows.smallestSafeShare * alone else { return min(1, above / below) }
      var sums = SIMD2<Double>.zero
      shares.forEach(i, j) { branch, p, q in
        let weight = lengths[branch] * power(p + q, alpha)
        sums += SIMD2(weight * ((p - q).magnitude / (p + q)), weight)
      }
      return min(1, sums[0] / sums[1])
    }
  }

  /// l ((p + q)^α |p − q| / (p + q) − p^α − q^α) and l ((p + q)^α − p^α − q^α); cells are (p, p^α).
  private struct Together: SharedTerm {
    let alpha: Double
    let lengths: [Double]
    static var absent: SIMD2<Double> { .zero }
    static var vanishesWhereAbsent: Bool { false }

    @inline(__always)
    func term(_ own: SIMD2<Double>, _ other: SIMD2<Double>, feature: Int) -> SIMD2<Double> {
      let sum = own + other
      let together = power(sum[0], alpha)
      let difference = (own[0] - other[0]).magnitude / sum[0]
      return lengths[feature] * SIMD2(together * difference - sum[1], together - sum[1])
    }
  }
}

/// x^α, the usual two quickly.
@inline(__always)
private func power(_ x: Double, _ alpha: Double) -> Double {
  if alpha == 0.5 { return x.squareRoot() }
  return alpha == 0 ? 1 : pow(x, alpha)
}
