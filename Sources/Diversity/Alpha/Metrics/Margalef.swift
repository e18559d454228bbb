public import BioModel
import Glibc

/// Margalef's richness (S − 1) / ln N (Margalef 1958). A single read: `division-by-zero`. scikit-bio's `margalef`.
public struct Margalef: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "margalef", title: "Margalef's richness",
      summary: "Richness per e-fold of reads.",
      formula: "(S - 1) / ln N", unit: "features per e-fold")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard assemblage.total > 1 else { return .undefined(.divisionByZero) }
    return .defined(Double(assemblage.richness - 1) / log(assemblage.total))
  }
}
