public import BioModel
public import Parallel

/// `rpca`: robust principal components, with loadings (`RobustComponents`).
public struct RobustMethod: TableOrdination {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "rpca", title: "Robust principal components",
      summary: "Principal components of log-ratios of what samples hold, the rest completed at rank 3; with loadings.",
      formula: "OptSpace(rclr(x)), centred = U S V'", unit: "", reference: "10.1128/mSystems.00016-19")
  }

  public func place(_ table: FeatureTable, axes: Int, threads: ThreadCount) throws -> Ordination? {
    guard let found = try RobustComponents(table, rank: min(3, axes)) else { return nil }
    var ordination = found.ordination
    ordination.method = id
    ordination.loadings = FeatureLoadings(featureIDs: found.featureIDs, values: found.loadings)
    return ordination
  }
}
