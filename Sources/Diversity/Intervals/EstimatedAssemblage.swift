import Glibc
public import Statistics

/// The community behind a sample, as far as its counts tell: shares of the features seen, lowered by what was not
/// seen, and the estimated number of features not seen, equally rare.
///
/// A feature seen x times of n has the share x/n · (1 − λ e^(−θx)). λ is chosen so that these shares add up to the
/// estimated coverage C, θ so that the sum of all squared shares is its unbiased estimate Σ x (x − 1) / (n (n − 1)), as
/// far as a θ does that; ⌈f0⌉ features not seen share 1 − C. With θ = 1 it is the assemblage of 2014, whose shares vary
/// more than the community's where many features are rare. Without singletons it is the sample's own shares.
///
/// Reference: Chao et al. 2014, doi:10.1890/13-0133.1, appendix G; Chao et al. 2015, doi:10.1890/14-0550.1.
public struct EstimatedAssemblage: Sendable {
  /// Features of one share.
  typealias Group = MultinomialSampler.Class

  /// By falling count, those not seen last.
  let groups: [Group]
  /// Reads of the sample.
  public let total: Int
  /// The number of features not seen.
  public let unseenFeatures: Int

  /// Complexity O(different counts), about ten times.
  public init(_ estimator: HillEstimator) {
    let uncovered = estimator.total > 1 ? 1 - estimator.coverage : 0
    let unseen = uncovered > 0 ? Int(min(estimator.unseenFeatures.rounded(.up), 0x1p40)) : 0
    total = estimator.total
    unseenFeatures = unseen
    let whole = Double(estimator.total)
    guard unseen > 0 else {
      groups = estimator.classes.reversed().map { Group(features: $0.features, share: Double($0.count) / whole) }
      return
    }
    let each = uncovered / Double(unseen)
    let wanted = estimator.sharedPairs - uncovered * each
    // The sum of squares rises with θ: from shares lowered alike to singletons lowered alone.
    let seen = Lowering(estimator, by: uncovered)
    let theta = exp(
      risingRoot(in: log(1e-3 / whole)...log(40.0)) { logarithm in
        seen.sumOfSquares(theta: exp(logarithm)) - wanted
      })
    groups = seen.groups(theta: theta) + [Group(features: unseen, share: each)]
  }

  /// The shares of the features seen, lowered so that they add up to 1 − `uncovered`.
  private struct Lowering {
    /// By falling count: features, and the share of each as counted.
    private let seen: [Group]
    /// Counts less the rarest, by falling count: e^(−θx) of whole counts may underflow.
    private let steps: [Double]
    private let uncovered: Double

    init(_ estimator: HillEstimator, by uncovered: Double) {
      let whole = Double(estimator.total)
      let rarest = Double(estimator.classes.first?.count ?? 1)
      seen = estimator.classes.reversed().map { Group(features: $0.features, share: Double($0.count) / whole) }
      steps = estimator.classes.reversed().map { Double($0.count) - rarest }
      self.uncovered = uncovered
    }

    /// e^(−θx) relative to the rarest count, and the λ that goes with it. Below e^−100 nothing of a share is taken away,
    /// and most classes are there.
    private func weights(theta: Double) -> (weights: [Double], lambda: Double) {
      var mass = 0.0
      let weights = steps.indices.map { place -> Double in
        let exponent = theta * steps[place]
        guard exponent < 100 else { return 0 }
        let weight = exp(-exponent)
        mass += Double(seen[place].features) * seen[place].share * weight
        return weight
      }
      return (weights, mass > 0 ? uncovered / mass : 0)
    }

    func groups(theta: Double) -> [Group] {
      let (weights, lambda) = weights(theta: theta)
      return zip(seen, weights).map { Group(features: $0.features, share: max(0, $0.share * (1 - lambda * $1))) }
    }

    func sumOfSquares(theta: Double) -> Double {
      let (weights, lambda) = weights(theta: theta)
      var sum = 0.0
      for (group, weight) in zip(seen, weights) {
        let share = max(0, group.share * (1 - lambda * weight))
        sum += Double(group.features) * share * share
      }
      return sum
    }
  }

  /// What draws new samples of as many reads. Complexity O(features).
  public var sampler: MultinomialSampler { sampler(reads: total) }

  /// What draws samples of another number of reads.
  func sampler(reads: Int) -> MultinomialSampler { MultinomialSampler(trials: reads, classes: groups) }
}
