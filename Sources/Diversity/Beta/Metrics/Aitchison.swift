public import BioModel
import Kernels
public import Parallel

/// Aitchison distance: the Euclidean distance of centred log-ratios, by the zero rule of `CenteredLogRatio` (half a
/// count in every cell after dropping features absent from the whole table; on shares half the sample's smallest
/// share).
///
/// With w and mean m as stored there and D features, d² = Q_i + Q_j − 2 Σ w_i w_j − D (m_i − m_j)², Q = Σ w²: only shared
/// features are visited. Where d² is a small rest of large numbers the pair is computed again from its differences,
/// which cannot cancel. Reference: Aitchison et al. 2000, doi:10.1023/A:1007529726302.
public struct Aitchison: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  // Above this share of Q_i + Q_j the cancellation costs at most five of sixteen digits of d².
  private static let smallestSafeShare = 1e-5

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "aitchison", title: "Aitchison", summary: "Euclidean distance of centred log-ratios.",
      formula: "|| clr(x + 0.5) - clr(y + 0.5) ||", unit: "1", reference: "10.1023/A:1007529726302")
  }

  /// What the formula is applied to.
  public var scale: BetaScale { .asGiven }

  /// The formula above for all pairs; NaN where a sample has no reads.
  public func distances(_ table: FeatureTable, threads: ThreadCount) -> DistanceMatrix {
    let transform = CenteredLogRatio(table)
    let kept = transform.table
    let logRatios = transform.logRatios
    let means = transform.means
    let featureCount = kept.featureCount
    let squares = (0..<kept.sampleCount).map { sample in
      logRatios[kept.rowStarts[sample]..<kept.rowStarts[sample + 1]].reduce(0) { $0 + $1 * $1 }
    }
    return SharedFeatureDistances.matrix(kept, values: logRatios, sum: .products, threads: threads) { i, j, product in
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
