import BioModel
import Glibc
import Kernels
import Parallel

/// Cao's CYd dissimilarity of counts (Cao, Williams & Bark 1997, Water Environ. Res. 69:95): the mean over the features
/// that either sample holds of ln(n / 2) − (x ln y + y ln x) / n, n = x + y, with 0.1 in the place of 0. As vegan's
/// `cao`.
///
/// A feature of one sample alone adds a number of its own count; shared ones add theirs.
struct Cao: DistanceFamily {
  var greatest: Double? { nil }

  /// What stands for 0.
  private static let smallest = 0.1

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let table = input.table
    let rows = SparseRows(table)
    let richness = (0..<table.sampleCount).map { Double(table[sample: $0].nonZeroCount) }
    let alone = rows.values.map { Self.addend($0, Self.smallest) }
    let values = (0..<alone.count).map { SIMD4(rows.values[$0], log(rows.values[$0]), alone[$0], 0) }
    let sums = SparseRows(table, values: alone).rowSums { $0 }
    SharedFeatureDistances(table, values: values, term: SharedAddends())
      .fill(cells, threads: threads) { i, j, shared in
        let either = richness[i] + richness[j] - shared[2]
        let whole = sums[i] + sums[j]
        var sum = whole - shared[1] + shared[0]
        if sum < SparseRows.smallestSafeShare * whole {
          sum = rows.sum(i, j) { Self.addend(max(Self.smallest, $0), max(Self.smallest, $1)) }
        }
        return max(0, sum) / either
      }
  }

  private static func addend(_ x: Double, _ y: Double) -> Double {
    x == y ? 0 : log((x + y) / 2) - (x * log(y) + y * log(x)) / (x + y)
  }

  /// The addend of both, what they would add alone, and how many are shared; cells are (x, ln x, addend alone, 0).
  private struct SharedAddends: SharedTerm {
    static var absent: SIMD4<Double> { .zero }
    static var vanishesWhereAbsent: Bool { false }

    func term(_ own: SIMD4<Double>, _ other: SIMD4<Double>, feature: Int) -> SIMD4<Double> {
      let (x, y) = (own[0], other[0])
      let both = x == y ? 0 : log((x + y) / 2) - (x * other[1] + y * own[1]) / (x + y)
      return SIMD4(both, own[2] + other[2], 1, 0)
    }
  }
}
