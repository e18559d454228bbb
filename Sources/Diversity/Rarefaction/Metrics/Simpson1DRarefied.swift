public import BioModel
import Statistics

/// Expected 1 − Σ (k/n)² of `depth` reads, k hypergeometric; closed form. At n = N it is the
/// sample's own value. Complexity O(richness).
public struct Simpson1DRarefied: RarefiedAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// What is expected.
  public var plain: any AlphaMetric { Simpson1D() }

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "simpson-1-d-rarefied", title: "Simpson (1 - D) at common depth",
      summary: "Chance that two random reads differ, expected among as many reads as all samples have.",
      formula: "1 - sum E[(k/n)^2]", unit: "1", reference: "10.1038/163688a0")
  }

  /// The expectation above, exact to rounding.
  public func expectation(counts: [Int], total: Int, depth: Int) -> Double {
    // Two of n drawn reads are two random reads of the sample: E[1 − Σ (k/n)²] = (n − 1)/n · the chance that two reads
    // drawn without replacement differ.
    guard total > 1 else { return 0 }
    let whole = Double(total)
    var sum = CompensatedSum()
    for count in counts { sum.add(Double(count) / whole * (Double(total - count) / (whole - 1))) }
    return (Double(depth) - 1) / Double(depth) * sum.value
  }
}
