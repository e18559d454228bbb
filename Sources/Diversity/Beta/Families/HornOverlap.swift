import BioModel
import Glibc
import Kernels
import Parallel

/// One minus Horn's overlap R₀ of counts, which weighs samples by their depth (Horn 1966, doi:10.1086/282436); 0…1.
///
/// R₀ = (Σ (a + b) ln(a + b) − Σ a ln a − Σ b ln b) / ((A + B) ln(A + B) − A ln A − B ln B), A and B the totals. With
/// the depths as weights w_a = A / (A + B), w_b = B / (A + B) it is the weighted Jensen–Shannon divergence over its
/// greatest value. Identical shares give 0.
struct HornOverlap: DistanceFamily {
  var greatest: Double? { 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let rows = SparseRows(input.table)
    let totals = rows.rowSums { $0 }
    SharedFeatureDistances(input.table, values: rows.values.map { SIMD2($0, $0 * log($0)) }, term: Entropies())
      .fill(cells, threads: threads) { i, j, shared in
        let (a, b) = (totals[i], totals[j])
        // (A + B) ln(A + B) − A ln A − B ln B without cancellation.
        let whole = a * log1p(b / a) + b * log1p(a / b)
        let distance = 1 - shared / whole
        if distance > SparseRows.smallestSafeShare { return min(1, distance) }
        return max(0, rows.sum(i, j) { Self.addend($0, $1, a, b) } / whole)
      }
  }

  /// A feature's part of 1 − R₀ times the denominator: x ln(x (A + B) / (A n)) + y ln(y (A + B) / (B n)), n = x + y.
  /// With the share d = x B − y A of n it is x log1p(d / (A n)) + y log1p(−d / (B n)).
  static func addend(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let n = x + y
    let d = x * b - y * a
    return (x > 0 ? x * log1p(d / (a * n)) : 0) + (y > 0 ? y * log1p(-d / (b * n)) : 0)
  }

  /// (a + b) ln(a + b) − a ln a − b ln b; cells are (a, a ln a).
  private struct Entropies: SharedTerm {
    static var absent: SIMD2<Double> { .zero }
    static var vanishesWhereAbsent: Bool { false }

    func term(_ own: SIMD2<Double>, _ other: SIMD2<Double>, feature: Int) -> Double {
      let sum = own + other
      return sum[0] * log(sum[0]) - sum[1]
    }
  }
}
