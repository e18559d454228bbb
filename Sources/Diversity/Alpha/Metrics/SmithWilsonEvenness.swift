public import BioModel
import Glibc
import Statistics

/// Evar of Smith & Wilson (1996): 1 − (2/π) arctan(V), V the variance (divisor S) of ln x over the features present;
/// 0…1, 1 for equal abundances and for a single feature. As `evar` of the R packages microbiome and mia; mothur's
/// `smithwilson` differs (see `CompatConventions`).
public struct SmithWilsonEvenness: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "smith-wilson-evenness", title: "Smith-Wilson evenness (Evar)",
      summary: "Evenness from the variance of the logarithms of the abundances.",
      formula: "1 - 2/pi atan(var ln x)", unit: "1",
      reference: "10.2307/3545749")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let logarithms = assemblage.abundances.map { log($0) }
    let count = Double(logarithms.count)
    let mean = logarithms.compensatedSum / count
    let variance = logarithms.map { ($0 - mean) * ($0 - mean) }.compensatedSum / count
    return .defined(1 - 2 / Double.pi * atan(variance))
  }
}
