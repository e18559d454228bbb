import BioModel
import Kernels
import Parallel

/// City-block distances, Σ |a − b|: as it is, divided by the features that either sample holds (alternative Gower of
/// Anderson et al. 2006, doi:10.1111/j.1461-0248.2006.00926.x, without its logarithms: vegan's `altGower`), or of
/// values scaled to their feature's range and divided by the features (Gower 1971, doi:10.2307/2528823).
///
/// A feature with the same value in all samples has no range: it adds 0 and is counted, as vegan does; features that no
/// sample holds are not counted.
enum Manhattan: DistanceFamily {
  case plain
  case perFeatureOfEither
  case perRange

  var dependsOnOtherSamples: Bool { self == .perRange }
  var greatest: Double? { nil }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let table = input.table
    let scaling = self == .perRange ? FeatureScaling(ranges: table) : nil
    let rows = SparseRows(table, values: scaling?.scaled(table))
    let totals = rows.rowSums { $0 }
    let richness = (0..<table.sampleCount).map { Double(table[sample: $0].nonZeroCount) }
    let featureCount = Double(scaling?.presentCount ?? 0)
    SharedFeatureDistances(table, values: rows.values.map { SIMD2($0, 1) }, term: MinimumAndCount())
      .fill(cells, threads: threads) { i, j, shared in
        let total = totals[i] + totals[j]
        var distance = max(0, total - 2 * shared[0])
        if distance > 0, distance < SparseRows.smallestSafeShare * total {
          distance = rows.sum(i, j) { ($0 - $1).magnitude }
        }
        switch self {
        case .plain: return distance
        case .perFeatureOfEither: return distance / (richness[i] + richness[j] - shared[1])
        case .perRange: return distance / featureCount
        }
      }
  }

  /// min(a, b), and how many features are shared; cells are (value, 1).
  private struct MinimumAndCount: SharedTerm {
    static var absent: SIMD2<Double> { .zero }
    static var vanishesWhereAbsent: Bool { true }

    func term(_ own: SIMD2<Double>, _ other: SIMD2<Double>, feature: Int) -> SIMD2<Double> {
      own.replacing(with: other, where: other .< own)
    }
  }
}
