import BioModel
import Kernels
import Parallel

/// Distances of ratios: each feature that either sample holds counts the same, however rare.
///
/// - `sum`: Canberra, Σ |a − b| / (a + b) (Lance & Williams 1967, Aust. Comput. J. 1:15), as SciPy and scikit-bio.
/// - `mean`: the same divided by the number of features that either sample holds, as vegan and QIIME 2's
///   `canberra_adkins`; 0…1.
/// - `clark`: √ of the mean of ((a − b) / (a + b))² over those features (Clark 1952, Copeia 1952:61); 0…1.
///
/// A feature of one sample alone adds exactly 1, so nothing cancels.
enum Canberra: DistanceFamily {
  case sum
  case mean
  case clark

  var greatest: Double? { self == .sum ? nil : 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let table = input.table
    let richness = (0..<table.sampleCount).map { Double(table[sample: $0].nonZeroCount) }
    SharedFeatureDistances(table, values: table.values, term: RatioAndCount(isSquared: self == .clark))
      .fill(cells, threads: threads) { i, j, shared in
        let either = richness[i] + richness[j] - shared[1]
        let sum = either - shared[1] + shared[0]
        switch self {
        case .sum: return sum
        case .mean: return sum / either
        case .clark: return (sum / either).squareRoot()
        }
      }
  }

  /// |a − b| / (a + b) or its square, and how many features are shared.
  private struct RatioAndCount: SharedTerm {
    let isSquared: Bool
    static var absent: Double { 0 }
    static var vanishesWhereAbsent: Bool { false }

    func term(_ own: Double, _ other: Double, feature: Int) -> SIMD2<Double> {
      let ratio = (own - other).magnitude / (own + other)
      return SIMD2(isSquared ? ratio * ratio : ratio, 1)
    }
  }
}
