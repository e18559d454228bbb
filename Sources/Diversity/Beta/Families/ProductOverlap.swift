import BioModel
import Kernels
import Parallel

/// One minus an overlap of products of values P = Σ a · b against the rows' own sums of squares A and B; 0…1.
///
/// - `morisitaHorn`: 1 − 2 P / (A + B) of shares (Horn 1966, doi:10.1086/282436): vegan's `horn`, mothur's
///   `morisitahorn`.
/// - `yueClayton`: 1 − P / (A + B − P) of shares (Yue & Clayton 2005, doi:10.1080/STA-200066418): mothur's `thetayc`.
/// - `cosine`: 1 − P / √(A · B), SciPy's `cosine`.
///
/// With D = Σ (a − b)² these are D / (A + B), D / (A + B − P), and near 0 ½ D of rows of length 1: so they are computed
/// where the samples are almost the same.
enum ProductOverlap: DistanceFamily {
  case morisitaHorn
  case yueClayton
  case cosine

  var greatest: Double? { 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let plain = SparseRows(input.table)
    let rows = self == .cosine ? SparseRows(input.table, values: plain.unitRows()) : plain
    let squares = rows.rowSums { $0 * $0 }
    SharedFeatureDistances(input.table, values: rows.values, term: SharedProduct())
      .fill(cells, threads: threads) { i, j, product in
        let whole = squares[i] + squares[j]
        // Σ (a − b)², from the differences where it is a small rest.
        var difference = whole - 2 * product
        if difference < SparseRows.smallestSafeShare * whole {
          difference = rows.sum(i, j) { ($0 - $1) * ($0 - $1) }
        }
        switch self {
        case .morisitaHorn: return min(1, difference / whole)
        case .yueClayton: return min(1, difference / (whole - product))
        case .cosine: return min(1, 0.5 * difference)
        }
      }
  }
}

extension SparseRows {
  /// Every row divided by its length √Σ x². Complexity O(non-zeros).
  func unitRows() -> [Double] {
    var scaled = values
    for row in 0..<(rowStarts.count - 1) {
      let range = rowStarts[row]..<rowStarts[row + 1]
      let length = values[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
      for place in range { scaled[place] /= length }
    }
    return scaled
  }
}
