public import BioModel
import Statistics

/// Expected number of features among `depth` reads, Σ 1 − C(N − x, n) / C(N, n) (Hurlbert 1971). At n = N it is S.
///
/// As vegan's `rarefy`. Complexity O(Σ min(x, n)) at worst, ended early where a feature is almost surely seen.
public struct ObservedFeaturesRarefied: RarefiedAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// What is expected.
  public var plain: any AlphaMetric { ObservedFeatures() }

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "observed-features-rarefied", title: "Observed features at common depth",
      summary: "How many different features are expected among as many reads as all samples have.",
      formula: "sum 1 - C(N - x, n) / C(N, n)", unit: "features", reference: "10.2307/1934145")
  }

  /// The expectation above, exact to rounding.
  public func expectation(counts: [Int], total: Int, depth: Int) -> Double {
    var sum = CompensatedSum()
    var last = (count: -1, seen: 0.0)
    for count in counts {
      if count != last.count {
        let missed = Hypergeometric(population: total, marked: count, draws: depth).probabilityOfNone
        last = (count, 1 - missed)
      }
      sum.add(last.seen)
    }
    return sum.value
  }
}
