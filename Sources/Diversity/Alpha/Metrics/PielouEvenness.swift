public import BioModel
import Glibc

/// Pielou's evenness J = H / ln S: 0…1, the same for every base of the logarithm.
///
/// With a single feature ln S = 0 and the value is undefined (`single-feature`), as in vegan; scikit-bio 0.7 gives 1.
public struct PielouEvenness: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "pielou-evenness", title: "Pielou's evenness",
      summary: "Shannon entropy as a share of the largest possible for this richness.", formula: "H / ln S", unit: "1",
      reference: "10.1016/0022-5193(66)90013-0")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard assemblage.richness > 1 else { return .undefined(.singleFeature) }
    return .defined(ShannonLn.entropy(of: assemblage) / log(Double(assemblage.richness)))
  }
}
