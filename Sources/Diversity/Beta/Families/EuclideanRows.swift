import BioModel
import Glibc
import Kernels
import Parallel

/// Euclidean distance √Σ (a − b)² of rows as they are or transformed first:
///
/// - `plain`: no transform.
/// - `chord`: rows of length 1 (Orlóci 1967, J. Ecol. 55:193); 0…√2.
/// - `hellinger`: square roots of shares (Rao 1995; Legendre & Gallagher 2001, doi:10.1007/s004420100716); 0…√2.
/// - `chiSquare`: shares divided by the root of the feature's share of the whole table (Lebart & Fénelon 1971; Legendre
///   & Gallagher 2001), vegan's `chisq`: √(grand total) · x / (row total · √(feature total)).
/// - `robustAitchison`: logarithms minus their mean over the features the sample holds, absent ones 0 (robust CLR,
///   Martino et al. 2019, doi:10.1128/mSystems.00016-19).
///
/// d² = A + B − 2 Σ a b; where that is a small rest of large numbers it is computed from the differences.
enum EuclideanRows: DistanceFamily {
  case plain
  case chord
  case hellinger
  case chiSquare
  case robustAitchison

  var dependsOnOtherSamples: Bool { self == .chiSquare }

  var greatest: Double? {
    switch self {
    case .chord, .hellinger: 2.0.squareRoot()
    case .plain, .chiSquare, .robustAitchison: nil
    }
  }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let rows = SparseRows(input.table, values: transformed(input.table))
    let squares = rows.rowSums { $0 * $0 }
    let limit = greatest ?? .infinity
    SharedFeatureDistances(input.table, values: rows.values, term: SharedProduct())
      .fill(cells, threads: threads) { i, j, product in
        let whole = squares[i] + squares[j]
        let square = whole - 2 * product
        if square > SparseRows.smallestSafeShare * whole { return min(limit, square.squareRoot()) }
        return rows.sum(i, j) { ($0 - $1) * ($0 - $1) }.squareRoot()
      }
  }

  /// The values after the transform, in the table's layout.
  private func transformed(_ table: FeatureTable) -> [Double] {
    switch self {
    case .plain: return table.values
    case .chord: return SparseRows(table).unitRows()
    case .hellinger: return Hellinger.transformed(table).values
    case .chiSquare:
      let scaled = FeatureScaling(rootsOfTotals: table).scaled(table)
      let totals = (0..<table.sampleCount).map { table[sample: $0].total }
      let root = totals.sorted().reduce(0, +).squareRoot()
      return byRow(table) { sample, place in root * scaled[place] / totals[sample] }
    case .robustAitchison:
      let logarithms = table.values.map { log($0) }
      let means = (0..<table.sampleCount).map { sample in
        let row = table.rowStarts[sample]..<table.rowStarts[sample + 1]
        return logarithms[row].reduce(0, +) / Double(max(1, row.count))
      }
      return byRow(table) { sample, place in logarithms[place] - means[sample] }
    }
  }

  private func byRow(_ table: FeatureTable, _ value: (_ sample: Int, _ place: Int) -> Double) -> [Double] {
    (0..<table.sampleCount).flatMap { sample in
      (table.rowStarts[sample]..<table.rowStarts[sample + 1]).map { value(sample, $0) }
    }
  }
}
