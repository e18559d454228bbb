public import BioModel

/// The entropy estimator of Chao, Wang & Jost (2013) in nats: Σ x/n (ψ(n) − ψ(x)) + F1/n Σ_{j ≥ 1} (1 − A)^j / (n − 1
/// + j), with A = 2 F2 / ((n − 1) F1 + 2 F2), or 2 / ((n − 1)(F1 − 1) + 2) without doubletons. The second sum is the
/// paper's (1 − A)^(1−n) (−ln A − Σ_{r < n} (1 − A)^r / r) without its cancellation. Fractions of reads:
/// `fractional-counts`.
public struct ShannonLnChaoWangJost: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "shannon-ln-chao-wang-jost", title: "Shannon (natural log), Chao-Wang-Jost",
      summary: "Shannon entropy of the community, features not seen included.",
      formula: "sum x/n (psi(n) - psi(x)) + F1/n sum_j (1 - A)^j / (n - 1 + j)", unit: "nats",
      reference: "10.1111/2041-210X.12108")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard let counts = assemblage.wholeCounts else { return .undefined(.fractionalCounts) }
    return .defined(HillEstimator(counts: counts).asymptoticEntropy)
  }
}
