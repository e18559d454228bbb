public import BioModel
import Glibc

/// The Horvitz–Thompson estimator of Chao & Shen (2003) in nats: −Σ C p ln(C p) / (1 − (1 − C p)^N) with Good's
/// coverage C = 1 − F1/N. mothur's `npshannon`. Without any coverage (every feature a singleton): `all-singletons`.
public struct ShannonLnChaoShen: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "shannon-ln-chao-shen", title: "Shannon (natural log), Chao-Shen",
      summary: "Shannon entropy with a correction for features not seen.",
      formula: "-sum C p ln(C p) / (1 - (1 - C p)^N)", unit: "nats",
      reference: "10.1023/A:1026096204727")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let reads = assemblage.total
    let coverage = 1 - Double(assemblage.featureCount(seen: 1)) / reads
    guard coverage > 0 else { return .undefined(.allSingletons) }
    let negative = assemblage.sumOverShares { share in
      let p = coverage * share
      // 1 − (1 − p)^N without cancellation; 1 where p is 1.
      let seen = p < 1 ? -expm1(reads * log1p(-p)) : 1
      return p * log(p) / seen
    }
    return .defined(max(0, -negative))
  }
}
