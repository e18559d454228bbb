public import BioModel
import Glibc
import Statistics

/// The asymptote S_max of the Michaelis–Menten curve S(n) = S_max n / (B + n), by least squares to the expected number of
/// features at 2,000 evenly spaced numbers of reads (at every number where there are fewer reads).
///
/// scikit-bio's `michaelis_menten_fit` fits one random accumulation; this is the fit to the mean of all of them.
/// Where the curve does not bend (every feature a singleton) there is no asymptote: `no-saturation`. A single feature
/// gives 1. Fractions of reads: `fractional-counts`. Complexity O(2,000 · different counts · reads of a rare feature).
public struct MichaelisMenten: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "michaelis-menten", title: "Michaelis-Menten richness",
      summary: "End of a saturating curve fitted to the expected number of features.",
      formula: "S(n) = S_max n / (B + n)", unit: "features", reference: "10.2307/2531977")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The fit above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard let counts = assemblage.wholeCounts else { return .undefined(.fractionalCounts) }
    guard counts.count > 1 else { return .defined(1) }
    guard counts.last != 1 else { return .undefined(.noSaturation) }
    let estimator = HillEstimator(counts: counts)
    // The spread over draws needs fewer points, and less exact ones.
    let isDrawn = assemblage.drawn != nil
    let steps = min(isDrawn ? 50 : 2_000, estimator.total)
    let depths = (1...steps).map { step in
      (Double(estimator.total) * Double(step) / Double(steps)).rounded()
    }
    let features = depths.map { estimator.diversity(.zero, size: $0, precision: isDrawn ? .draft : .full) }
    guard let half = Self.halfSaturation(depths, features, scale: Double(estimator.total)) else {
      return .undefined(.noSaturation)
    }
    return MetricValue(Self.fit(depths, features, half).asymptote, otherwise: .noSaturation)
  }

  /// The best S_max for a given B, and the slope of the sum of squares against B at it, up to a factor below 0.
  private static func fit(
    _ depths: [Double], _ features: [Double], _ half: Double
  ) -> (asymptote: Double, slope: Double) {
    var (products, squares) = (CompensatedSum(), CompensatedSum())
    for (depth, value) in zip(depths, features) {
      let share = depth / (half + depth)
      products.add(share * value)
      squares.add(share * share)
    }
    let asymptote = products.value / squares.value
    var slope = CompensatedSum()
    for (depth, value) in zip(depths, features) {
      let share = depth / (half + depth)
      slope.add((value - asymptote * share) * share / (half + depth))
    }
    return (asymptote, slope.value)
  }

  /// The B at which the sum of squares is smallest, by bisection of its slope on a scale of logarithms.
  private static func halfSaturation(_ depths: [Double], _ features: [Double], scale: Double) -> Double? {
    var (low, high) = (log(scale) - 40, log(scale) + 20)
    // The residuals weigh on the near side of the curve while B is too small.
    guard fit(depths, features, exp(low)).slope < 0, fit(depths, features, exp(high)).slope > 0 else { return nil }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if fit(depths, features, exp(middle)).slope < 0 { low = middle } else { high = middle }
      if high - low < 1e-14 { break }
    }
    return exp((low + high) / 2)
  }
}
