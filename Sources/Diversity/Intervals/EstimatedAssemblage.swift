import Glibc
public import Statistics

/// The community behind a sample, as far as its counts tell: shares of the features seen, lowered by what was not
/// seen, and the estimated number of features not seen, equally rare.
///
/// A feature seen x times of n has the share x/n · (1 − λ (1 − x/n)^n), λ chosen so that these shares add up to the
/// estimated coverage C; ⌈f0⌉ features not seen share 1 − C. Without singletons it is the sample's own shares.
///
/// Reference: Chao et al. 2014, doi:10.1890/13-0133.1, appendix G.
public struct EstimatedAssemblage: Sendable {
  /// Features of one share.
  struct Group: Sendable {
    let features: Int
    let share: Double
  }

  /// Groups by falling share, those not seen last.
  let groups: [Group]
  /// Reads of the sample.
  public let total: Int
  /// The number of features not seen.
  public let unseenFeatures: Int

  /// Complexity O(different counts).
  public init(_ estimator: HillEstimator) {
    let n = Double(estimator.total)
    let uncovered = estimator.total > 1 ? 1 - estimator.coverage : 0
    let unseen = uncovered > 0 ? Int(min(estimator.unseenFeatures.rounded(.up), 0x1p40)) : 0
    let missed = estimator.sum { $0 < 1 ? $0 * exp(n * log1p(-$0)) : 0 }
    let lambda = unseen > 0 && missed > 0 ? uncovered / missed : 0
    var groups: [Group] = []
    for (count, features) in estimator.classes.reversed() {
      let share = Double(count) / n
      let lowered = share < 1 ? share * (1 - lambda * exp(n * log1p(-share))) : share
      groups.append(Group(features: features, share: max(0, lowered)))
    }
    if unseen > 0 { groups.append(Group(features: unseen, share: uncovered / Double(unseen))) }
    self.groups = groups
    total = estimator.total
    unseenFeatures = unseen
  }

  /// The counts > 0 of a new sample of as many reads, falling up to small exceptions: one multinomial draw.
  ///
  /// - Complexity: O(groups + features of groups that are drawn + reads of rare features).
  public func draw(_ generator: inout SeededGenerator) -> [Int] {
    var counts: [Int] = []
    var reads = total
    var mass = groups.reduce(0) { $0 + Double($1.features) * $1.share }
    for (place, group) in groups.enumerated() where reads > 0 {
      let weight = Double(group.features) * group.share
      // The last group takes what is left, whatever the rounding of the masses.
      let probability = place == groups.count - 1 ? 1 : weight / mass
      let drawn = generator.binomial(trials: reads, probability: probability)
      mass -= weight
      reads -= drawn
      Self.spread(drawn, over: group.features, into: &counts, &generator)
    }
    return counts
  }

  /// Reads over equally likely features.
  private static func spread(
    _ reads: Int, over features: Int, into counts: inout [Int], _ generator: inout SeededGenerator
  ) {
    guard reads > 0 else { return }
    if features == 1 { return counts.append(reads) }
    if reads / features < 8, features <= 1 << 20 {
      var tally = [Int](repeating: 0, count: features)
      for _ in 0..<reads { tally[generator.below(features)] += 1 }
      for count in tally where count > 0 { counts.append(count) }
      return
    }
    var rest = reads
    for feature in 0..<features where rest > 0 {
      let drawn = generator.binomial(trials: rest, probability: 1 / Double(features - feature))
      if drawn > 0 { counts.append(drawn) }
      rest -= drawn
    }
  }
}
