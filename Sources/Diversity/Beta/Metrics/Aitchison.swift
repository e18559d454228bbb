public import BioModel

/// Aitchison distance: the Euclidean distance of centred log-ratios, by the zero rule of `CenteredLogRatio` (half a
/// count in every cell after dropping features absent from the whole table; on shares half the sample's smallest
/// share). Identical samples are at 0; pairs with a sample without reads are NaN.
public struct Aitchison: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "aitchison", title: "Aitchison", summary: "Euclidean distance of centred log-ratios.",
      formula: "|| clr(x + 0.5) - clr(y + 0.5) ||", unit: "1", reference: "10.1023/A:1007529726302")
  }

  /// The table as it is.
  public var scale: BetaScale { .asGiven }
  /// The formula.
  public var family: any DistanceFamily { AitchisonDistance() }
}
