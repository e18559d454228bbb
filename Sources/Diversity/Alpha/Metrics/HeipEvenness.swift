public import BioModel
import Glibc

/// Heip's evenness (e^H − 1) / (S − 1); 0…1. scikit-bio's `heip_e`, mothur's `heip`. With a single feature it is 0/0
/// and undefined (`single-feature`; scikit-bio gives 1).
public struct HeipEvenness: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "heip-evenness", title: "Heip's evenness",
      summary: "How close the effective number of features is to the richness.",
      formula: "(exp(H) - 1) / (S - 1)", unit: "1",
      reference: "10.1017/S0025315400022906")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard assemblage.richness > 1 else { return .undefined(.singleFeature) }
    return .defined(expm1(ShannonLn.entropy(of: assemblage)) / Double(assemblage.richness - 1))
  }
}
