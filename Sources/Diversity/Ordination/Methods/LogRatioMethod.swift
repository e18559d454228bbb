public import BioModel
public import Parallel

/// `pca-clr`: principal components of centred log-ratios, with loadings (`LogRatioComponents`).
public struct LogRatioMethod: TableOrdination {
  private let zeroAddend: Double

  /// - Parameter zeroAddend: what is added to every cell, > 0.
  public init(zeroAddend: Double = CenteredLogRatio.zeroAddend) { self.zeroAddend = zeroAddend }

  public var descriptor: Descriptor {
    Descriptor(
      id: "pca-clr", title: "Principal components of log-ratios",
      summary: "Principal components of centred log-ratios, a part of a count added to every cell; with loadings.",
      formula: "clr(x + \(NumberText.text(zeroAddend))) - mean = U S V'", unit: "", reference: "10.1111/1467-9876.00275"
    )
  }

  public func place(_ table: FeatureTable, axes: Int, threads: ThreadCount) throws -> Ordination? {
    let found = try LogRatioComponents(table, axes: axes, zeroAddend: zeroAddend, threads: threads)
    var ordination = found.ordination
    ordination.method = id
    ordination.loadings = FeatureLoadings(featureIDs: found.featureIDs, values: found.loadings)
    return ordination
  }
}
