public import BioModel

/// One minus Horn's overlap R₀ of shares, which is the Jensen–Shannon divergence over ln 2. vegan's `horn` is
/// another: `morisita-horn-relative`. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct HornRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "horn-relative", title: "Horn (shares)",
      summary: "One minus Horn's information overlap of communities of one size.", formula: "JSD / ln 2", unit: "1",
      reference: "10.1086/282436")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { JensenShannon.hornOverlap }
}
