public import BioModel

/// Chao's abundance-based Jaccard dissimilarity, vegan's `chao`. It needs singletons, which denoising removes.
/// Identical samples are at 0; pairs with a sample without reads are NaN.
public struct ChaoJaccardCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "chao-jaccard-counts", title: "Chao-Jaccard",
      summary: "Jaccard dissimilarity of reads with an estimate of shared features that were not seen.",
      formula: "1 - U V / (U + V - U V)", unit: "1", reference: "10.1111/j.1461-0248.2004.00707.x")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { ChaoJaccard() }
}
