public import BioModel

/// Robust Aitchison distance: logarithms centred over the features a sample holds, zeros left 0 (no matrix
/// completion). The same for counts. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct RobustAitchison: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "robust-aitchison", title: "Robust Aitchison",
      summary: "Euclidean distance of log-ratios over the features each sample holds.",
      formula: "|| rclr(x) - rclr(y) ||, zeros stay 0", unit: "1", reference: "10.1128/mSystems.00016-19")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { EuclideanRows.robustAitchison }
}
