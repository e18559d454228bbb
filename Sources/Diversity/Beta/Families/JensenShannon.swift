import BioModel
import Glibc
import Kernels
import Parallel

/// Jensen–Shannon divergence ½ Σ p ln(2 p / (p + q)) + ½ Σ q ln(2 q / (p + q)) of shares (Lin 1991,
/// doi:10.1109/18.61115).
///
/// - `divergence`: in nats, 0…ln 2: phyloseq's and mothur's `jsd`.
/// - `distance`: its square root, a metric (Endres & Schindelin 2003, doi:10.1109/TIT.2003.813506): SciPy's and
///   scikit-bio's `jensenshannon`, mothur's `rjsd`.
/// - `hornOverlap`: divided by ln 2, which is one minus Horn's overlap R₀ of communities of one size (Horn 1966,
///   doi:10.1086/282436); 0…1.
///
/// A feature of one sample alone adds ½ p ln 2. Near 0 the sum is taken of addends that are ≥ 0 each.
enum JensenShannon: DistanceFamily {
  case divergence
  case distance
  case hornOverlap

  var greatest: Double? {
    switch self {
    case .divergence: log(2)
    case .distance: log(2).squareRoot()
    case .hornOverlap: 1
    }
  }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let rows = SparseRows(input.table)
    let totals = rows.rowSums { $0 }
    let values = rows.values.map { SIMD2($0, $0 * log(2 * $0)) }
    SharedFeatureDistances(input.table, values: values, term: Entropies())
      .fill(cells, threads: threads) { i, j, shared in
        var divergence = 0.5 * (log(2) * (totals[i] + totals[j] - shared[0]) + shared[1])
        if divergence < SparseRows.smallestSafeShare { divergence = 0.5 * rows.sum(i, j, Self.addend) }
        divergence = min(log(2), max(0, divergence))
        switch self {
        case .divergence: return divergence
        case .distance: return divergence.squareRoot()
        case .hornOverlap: return min(1, divergence / log(2))
        }
      }
  }

  /// p ln(2 p / (p + q)) + q ln(2 q / (p + q)) ≥ 0 without cancellation: with s = p + q and x = (p − q) / s it is
  /// ½ s ((1 + x) ln(1 + x) + (1 − x) ln(1 − x)) = ½ s (x² + x⁴ / 6 + x⁶ / 15 + …).
  static func addend(_ p: Double, _ q: Double) -> Double {
    let sum = p + q
    let x = (p - q) / sum
    let square = x * x
    guard square < 1 else { return sum * log(2) }
    if square < 1e-4 { return 0.5 * sum * square * (1 + square * (1.0 / 6 + square * (1.0 / 15 + square / 28))) }
    return 0.5 * sum * ((1 + x) * log1p(x) + (1 - x) * log1p(-x))
  }

  /// p + q, and p ln 2p + q ln 2q − (p + q) ln(p + q); cells are (p, p ln 2p).
  private struct Entropies: SharedTerm {
    static var absent: SIMD2<Double> { .zero }
    static var vanishesWhereAbsent: Bool { false }

    func term(_ own: SIMD2<Double>, _ other: SIMD2<Double>, feature: Int) -> SIMD2<Double> {
      let sum = own + other
      return SIMD2(sum[0], sum[1] - sum[0] * log(sum[0]))
    }
  }
}
