public import BioModel
import Glibc

/// Shannon entropy in nats, H = −Σ p ln p; 0 for a single feature, at most ln S.
///
/// As scikit-bio's `shannon(base=e)` and vegan's `diversity(index = "shannon")`.
public struct ShannonLn: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "shannon-ln", title: "Shannon (natural log)",
      summary: "Uncertainty about the feature of a random read: rises with richness and evenness.",
      formula: "-sum p ln p", unit: "nats", reference: "10.1002/j.1538-7305.1948.tb01338.x")
  }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue { .defined(Self.entropy(of: assemblage)) }

  /// H in nats. Complexity O(richness).
  static func entropy(of assemblage: Assemblage) -> Double {
    if let drawn = assemblage.drawn { return drawn.entropy }
    let negative = assemblage.sumOverShares { $0 * log($0) }
    // One feature gives −0 or the rounding of its share.
    return max(0, -negative)
  }
}
