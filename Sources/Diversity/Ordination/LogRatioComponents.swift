public import BioModel
public import Parallel
import Statistics

/// Principal components of centred log-ratios, with the features' loadings for a biplot (Aitchison & Greenacre 2002,
/// doi:10.1111/1467-9876.00275).
///
/// With Y the centred log-ratios less each feature's mean, Y = U S V': samples lie at U S, features at V. U S is the
/// principal coordinates of Aitchison's distances, so the features × features matrix is never made; eigenvalues are S²,
/// sums of squares (divide by samples − 1 for variances). Zero rule and features as in `CenteredLogRatio`; samples
/// without reads are left out.
public struct LogRatioComponents: Sendable, Equatable {
  /// The samples.
  public let ordination: Ordination
  /// The features that any sample holds, in the order of the UTF-8 bytes of their ids.
  public let featureIDs: [String]
  /// features × axes loadings; each axis has length 1 over all features.
  public let loadings: [[Double]]

  /// - Parameters:
  ///   - axes: at most this many.
  ///   - zeroAddend: what is added to every cell, > 0.
  /// - Throws: `LinearAlgebraError`.
  /// - Complexity: O(samples³ + non-zeros × axes).
  public init(
    _ table: FeatureTable, axes: Int = 10, zeroAddend: Double = CenteredLogRatio.zeroAddend, threads: ThreadCount = .one
  ) throws {
    let kept = (0..<table.sampleCount).filter { table.rowStarts[$0 + 1] > table.rowStarts[$0] }
    let table = table.withFeaturesSortedByID().selectingSamples(kept)
    let ratios = CenteredLogRatio(table, zeroAddend: zeroAddend)
    let distances = try BetaDiversity.matrix(Aitchison(zeroAddend: zeroAddend), table, threads: threads)
    let ordination = try PCoA.ordinate(distances, metric: "clr", axes: axes)
    self.ordination = ordination
    featureIDs = ratios.table.featureIDs
    var loadings = [[Double]](
      repeating: [Double](repeating: 0, count: ordination.axisCount), count: ratios.table.featureCount)
    // V = Y'U S⁻¹ = Y'(US) S⁻². Coordinates sum to 0 over the samples, so a feature's mean leaves its loading as it is.
    for axis in 0..<ordination.axisCount {
      let weights = ordination.coordinates.map { $0[axis] / ordination.eigenvalues[axis] }
      let common = zip(weights, ratios.means).map { $0 * $1 }.compensatedSum
      for sample in kept.indices {
        for place in ratios.table.rowStarts[sample]..<ratios.table.rowStarts[sample + 1] {
          loadings[Int(ratios.table.columns[place])][axis] += weights[sample] * ratios.logRatios[place]
        }
      }
      for feature in loadings.indices { loadings[feature][axis] -= common }
    }
    self.loadings = loadings
  }
}
