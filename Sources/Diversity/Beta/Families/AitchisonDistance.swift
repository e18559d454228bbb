import BioModel
import Kernels
import Parallel

/// Aitchison distance: the Euclidean distance of centred log-ratios, by the zero rule of `CenteredLogRatio`.
///
/// With w and mean m as stored there and D features, d² = Q_i + Q_j − 2 Σ w_i w_j − D (m_i − m_j)², Q = Σ w²: only
/// shared features are visited. Where d² is a small rest of large numbers the pair is computed again from its
/// differences, which cannot cancel. Reference: Aitchison et al. 2000, doi:10.1023/A:1007529726302.
struct AitchisonDistance: DistanceFamily {
  /// What stands for a zero.
  var zeroAddend = CenteredLogRatio.zeroAddend

  var greatest: Double? { nil }

  // Above this share of Q_i + Q_j the cancellation costs at most five of sixteen digits of d².
  private static let smallestSafeShare = 1e-5

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let transform = CenteredLogRatio(input.table, zeroAddend: zeroAddend)
    let kept = transform.table
    let logRatios = transform.logRatios
    let means = transform.means
    let featureCount = kept.featureCount
    let squares = SparseRows(kept, values: logRatios).rowSums { $0 * $0 }
    SharedFeatureDistances(kept, values: logRatios, term: SharedProduct())
      .fill(cells, threads: threads) { i, j, product in
        let sum = squares[i] + squares[j]
        let difference = means[i] - means[j]
        let square = sum - 2 * product - Double(featureCount) * difference * difference
        if square > Self.smallestSafeShare * sum { return square.squareRoot() }
        let first = kept.rowStarts[i]..<kept.rowStarts[i + 1]
        let second = kept.rowStarts[j]..<kept.rowStarts[j + 1]
        return sparseCenteredSquaredDistance(
          kept.columns.span.extracting(first), logRatios.span.extracting(first),
          kept.columns.span.extracting(second), logRatios.span.extracting(second), featureCount: featureCount
        ).squareRoot()
      }
  }
}
