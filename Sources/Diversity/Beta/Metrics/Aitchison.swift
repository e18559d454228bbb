public import BioModel

/// Aitchison distance: the Euclidean distance of centred log-ratios, by the zero rule of `CenteredLogRatio` (half a
/// count in every cell after dropping features absent from the whole table; on shares half the sample's smallest
/// share). Identical samples are at 0; pairs with a sample without reads are NaN.
public struct Aitchison: BetaMetric {
  private let zeroAddend: Double

  /// - Parameter zeroAddend: what is added to every cell, > 0.
  public init(zeroAddend: Double = CenteredLogRatio.zeroAddend) { self.zeroAddend = zeroAddend }

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    let addend = NumberText.text(zeroAddend)
    return Descriptor(
      id: "aitchison", title: "Aitchison", summary: "Euclidean distance of centred log-ratios.",
      formula: "|| clr(x + \(addend)) - clr(y + \(addend)) ||", unit: "1", reference: "10.1023/A:1007529726302")
  }

  /// The table as it is.
  public var scale: BetaScale { .asGiven }
  /// The formula.
  public var family: any DistanceFamily { AitchisonDistance(zeroAddend: zeroAddend) }
}
