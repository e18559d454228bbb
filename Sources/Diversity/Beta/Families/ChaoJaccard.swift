import BioModel
import Kernels
import Parallel

/// Chao's Jaccard dissimilarity of counts with features that were not seen in one of the samples (Chao et al. 2005,
/// doi:10.1111/j.1461-0248.2004.00707.x), 1 − U V / (U + V − U V); 0…1. As vegan's `chao`.
///
/// U is the share of the first sample's reads in features of the second, raised by an estimate of those in features the
/// second has but did not show: Σ x / N_x + (N_y − 1) / N_y · f₁ / (2 f₂) · Σ x·[y = 1] / N_x over shared features, f₁
/// and f₂ the numbers of them with one and two reads in the second sample (f₂ = 0 counts as 1), at most 1; V likewise.
/// Of denoised tables, which have no singletons, it is the plain index of shared reads.
struct ChaoJaccard: DistanceFamily {
  var greatest: Double? { 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let rows = SparseRows(input.table)
    let totals = rows.rowSums { $0 }
    SharedFeatureDistances(input.table, values: rows.values, term: SharedReads())
      .fill(cells, threads: threads) { i, j, shared in
        let first = Self.part(
          shared[0], total: totals[i], unseen: shared[2], otherTotal: totals[j], once: shared[4], twice: shared[6])
        let second = Self.part(
          shared[1], total: totals[j], unseen: shared[3], otherTotal: totals[i], once: shared[5], twice: shared[7])
        let product = first * second
        guard product > 0 else { return 1 }
        return min(1, max(0, 1 - product / (first + second - product)))
      }
  }

  private static func part(
    _ reads: Double, total: Double, unseen: Double, otherTotal: Double, once: Double, twice: Double
  ) -> Double {
    min(1, reads / total + (otherTotal - 1) / otherTotal * once / (2 * max(1, twice)) * unseen / total)
  }

  /// (x, y, x·[y = 1], y·[x = 1], [y = 1], [x = 1], [y = 2], [x = 2]).
  private struct SharedReads: SharedTerm {
    static var absent: Double { 0 }
    static var vanishesWhereAbsent: Bool { false }

    func term(_ own: Double, _ other: Double, feature: Int) -> SIMD8<Double> {
      SIMD8(
        own, other, other == 1 ? own : 0, own == 1 ? other : 0, other == 1 ? 1 : 0, own == 1 ? 1 : 0,
        other == 2 ? 1 : 0, own == 2 ? 1 : 0)
    }
  }
}
