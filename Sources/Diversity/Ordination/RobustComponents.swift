public import BioModel
public import Statistics

/// Robust principal components (RPCA; Martino et al. 2019, doi:10.1128/mSystems.00016-19): principal components of the
/// robust centred log-ratios, completed to a matrix of low rank by `OptSpace` where a sample does not hold a feature.
///
/// With Y the completed matrix, centred over samples and over features, Y = U S V': samples lie at U S, features at V;
/// eigenvalues are S². gemelli gives U and S themselves. Samples without reads are left out. Each axis is turned as in `PCoA`.
/// A feature of few samples is placed by few numbers: filter rare features first.
public struct RobustComponents: Sendable, Equatable {
  /// The samples.
  public let ordination: Ordination
  /// The features that any sample holds, in the order of the UTF-8 bytes of their ids.
  public let featureIDs: [String]
  /// features × axes loadings; each axis has length 1 over all features.
  public let loadings: [[Double]]

  /// - Parameter rank: of the completed matrix, and axes at most; less where there are fewer samples or features.
  /// - Returns: nil where samples or features are too few for one axis, or all log-ratios are 0.
  /// - Throws: `LinearAlgebraError`.
  /// - Complexity: O(samples³ + samples · non-zeros + steps · tries · rank² · non-zeros).
  public init?(_ table: FeatureTable, rank: Int = 3) throws(LinearAlgebraError) {
    let kept = (0..<table.sampleCount).filter { table.rowStarts[$0 + 1] > table.rowStarts[$0] }
    let ids = table.sampleIDs
    let order = ascendingByUTF8(kept.map { ids[$0] }).map { kept[$0] }
    let ratios = RobustLogRatio(table.withFeaturesSortedByID().selectingSamples(order))
    let rank = min(rank, ratios.table.sampleCount - 1, ratios.table.featureCount - 1)
    guard rank > 0, ratios.logRatios.contains(where: { $0 != 0 }) else { return nil }
    let completed = try OptSpace(
      KnownEntries(
        rowStarts: ratios.table.rowStarts, columns: ratios.table.columns, values: ratios.logRatios,
        columnCount: ratios.table.featureCount), rank: rank)
    let factors = try LowRankFactors(completed)
    guard !factors.singularValues.isEmpty else { return nil }
    var place = [Int](repeating: 0, count: table.sampleCount)
    for (row, sample) in order.enumerated() { place[sample] = row }
    let eigenvalues = factors.singularValues.map { $0 * $0 }
    let total = eigenvalues.compensatedSum
    ordination = Ordination(
      metric: "rclr", sampleIDs: kept.map { ids[$0] },
      coordinates: kept.map { sample in
        zip(factors.left[place[sample]], factors.singularValues).map { $0 * $1 }
      },
      eigenvalues: eigenvalues, proportionExplained: eigenvalues.map { $0 / total }, positiveEigenvalueSum: total,
      negativeEigenvalueSum: 0)
    featureIDs = ratios.table.featureIDs
    loadings = factors.right
  }
}
