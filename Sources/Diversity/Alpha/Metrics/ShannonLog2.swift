public import BioModel
import Glibc

/// Shannon entropy in bits, H = −Σ p log2 p; 0 for a single feature, at most log2 S.
///
/// QIIME 2's and older scikit-bio's convention; ln 2 times it is `shannon-ln`.
public struct ShannonLog2: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "shannon-log2", title: "Shannon (log 2)",
      summary: "Uncertainty about the feature of a random read, in bits (QIIME 2's convention).",
      formula: "-sum p log2 p", unit: "bits", reference: "10.1002/j.1538-7305.1948.tb01338.x")
  }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    if let drawn = assemblage.drawn { return .defined(drawn.entropy * Self.bitsPerNat) }
    return .defined(max(0, -assemblage.sumOverShares { $0 * log2($0) }))
  }

  private static let bitsPerNat = 1 / log(2.0)
}
