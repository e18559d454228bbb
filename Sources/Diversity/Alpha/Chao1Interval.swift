import Glibc

/// Chao's log-normal 95 % interval of the bias-corrected Chao1 (Chao 1987, doi:10.2307/2531532), with the variances of
/// the EstimateS user's guide, appendix B: equation 6, 7 without doubletons, 14 without singletons. z is 1.96.
struct Chao1Interval: Sendable, Equatable {
  let lower: Double
  let upper: Double

  /// The interval of a sample that is not empty. Complexity O(richness).
  init(of assemblage: Assemblage) {
    let richness = Double(assemblage.richness)
    let once = Double(assemblage.featureCount(seen: 1))
    let twice = Double(assemblage.featureCount(seen: 2))
    let z = 1.96
    guard once > 0 else {
      // Equation 14: features missed when each is seen N/S times on average.
      let missed = exp(-assemblage.total / richness)
      let centre = richness / (1 - missed)
      let spread = z * (richness * missed / (1 - missed)).squareRoot()
      lower = max(richness, centre - spread)
      upper = centre + spread
      return
    }
    let unseen = once * (once - 1) / (2 * (twice + 1))
    guard unseen > 0 else {
      lower = richness
      upper = richness
      return
    }
    let odd = once * (2 * once - 1) * (2 * once - 1)
    let variance: Double
    if twice == 0 {
      variance = unseen + odd / 4 - once * once * once * once / (4 * (richness + unseen))
    } else {
      let next = twice + 1
      let pairs = once * (once - 1) / (next * next)
      variance = unseen + odd / (4 * next * next) + twice * pairs * pairs / 4
    }
    let factor = exp(z * log1p(variance / (unseen * unseen)).squareRoot())
    lower = richness + unseen / factor
    upper = richness + unseen * factor
  }
}
