public import BioModel
import Statistics

/// Faith's phylogenetic diversity expected among as many reads as all samples have, Σ l (1 − C(N − x, n) / C(N, n))
/// with x the reads below the branch (Nipperess & Matsen 2013): exact, without a draw. At n = N it is `faith-pd`.
///
/// Samples with fewer reads than the common depth are undefined. Reads of features that the tree does not have are
/// left out first. Complexity O(branches of the sample).
public struct FaithPdRarefied: PhylogeneticAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "faith-pd-rarefied", title: "Faith's phylogenetic diversity at common depth",
      summary: "Faith's phylogenetic diversity expected among as many reads as all samples have.",
      formula: "sum l (1 - C(N - x, n) / C(N, n))", unit: "branch length", reference: "10.1111/2041-210X.12042",
      needsTree: true)
  }

  /// Numbers of reads are needed.
  public var needsDepth: Bool { true }

  /// The expectation above, exact to rounding.
  public func value(of branches: SampleBranches, depth: Int?) -> MetricValue {
    guard let depth else { return .undefined(.noCommonDepth) }
    guard let total = Int(exactly: branches.total) else { return .undefined(.fractionalCounts) }
    guard depth <= total else { return .undefined(.belowCommonDepth) }
    var sum = CompensatedSum()
    var memory: [Double: Double] = [:]
    for (length, value) in zip(branches.lengths, branches.values) {
      guard let count = Int(exactly: value) else { return .undefined(.fractionalCounts) }
      let seen: Double
      if let known = memory[value] {
        seen = known
      } else {
        seen = 1 - Hypergeometric(population: total, marked: count, draws: depth).probabilityOfNone
        memory[value] = seen
      }
      sum.add(length * seen)
    }
    return .defined(sum.value)
  }
}
