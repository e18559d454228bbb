public import BioModel
import Glibc
import Statistics

/// Expected Shannon entropy of `depth` reads in nats: Σ over features of E[−(k/n) ln(k/n)], k hypergeometric. At n = N it
/// is the sample's own entropy. Complexity O(features), and the standard
/// deviation of k for the rarer ones.
public struct ShannonLnRarefied: RarefiedAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// What is expected.
  public var plain: any AlphaMetric { ShannonLn() }

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "shannon-ln-rarefied", title: "Shannon (natural log) at common depth",
      summary: "Shannon entropy expected among as many reads as all samples have.",
      formula: "sum E[-(k/n) ln(k/n)]", unit: "nats", reference: "10.1002/j.1538-7305.1948.tb01338.x")
  }

  /// The expectation above, exact to rounding.
  public func expectation(counts: [Int], total: Int, depth: Int) -> Double {
    // E[−k/n ln(k/n)] = (E[k] ln n − E[k ln k]) / n.
    let size = Double(depth)
    var sum = CompensatedSum()
    var last = (count: -1, term: 0.0)
    for count in counts {
      if count != last.count {
        let drawn = Hypergeometric(population: total, marked: count, draws: depth)
        last = (count, (drawn.mean * log(size) - drawn.expectedEntropyTerm()) / size)
      }
      sum.add(last.term)
    }
    return max(0, sum.value)
  }
}
