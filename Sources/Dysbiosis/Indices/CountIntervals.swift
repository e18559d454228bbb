import BioModel
import Glibc
import Statistics

/// Exact intervals of shares and ratios from counted reads: 2.5 and 97.5 % quantiles of the Beta distribution that
/// Jeffreys' prior gives. Shares without counts have none.
extension IndexArithmetic {
  /// Of the share of features among what is classified: Beta(x + ½, n − x + ½).
  mutating func setInterval(shareOf features: [Int], sample: Int, in profile: CommunityProfile) {
    let abundance = profile.abundance(of: features, sample: sample)
    let total = profile.denominators[sample]
    guard profile.table.unit == .counts, total > 0, abundance <= total else { return }
    let distribution = BetaDistribution(a: abundance + 0.5, b: total - abundance + 0.5)
    lower = distribution.quantile(0.025)
    upper = distribution.quantile(0.975)
  }

  /// Of the ratio of two disjoint sums: quantiles of Beta(x + ½, y + ½) as a ratio, or their logarithms.
  mutating func setInterval(
    ratioOf above: [Int], to below: [Int], isLogarithm: Bool, sample: Int, in profile: CommunityProfile
  ) {
    guard profile.table.unit == .counts else { return }
    let distribution = BetaDistribution(
      a: profile.abundance(of: above, sample: sample) + 0.5, b: profile.abundance(of: below, sample: sample) + 0.5)
    let ends = [distribution.oddsQuantile(0.025), distribution.oddsQuantile(0.975)]
    lower = isLogarithm ? log(ends[0]) : ends[0]
    upper = isLogarithm ? log(ends[1]) : ends[1]
  }
}

extension CommunityProfile {
  /// Each taxon's share of what is classified, times `sign`; taxa that are not there are left out.
  func contributions(of set: TaxonSet, sign: Double, sample: Int) -> [IndexResult.Contribution] {
    set.members.compactMap { member in
      guard let share = share(of: member.features, sample: sample), share > 0 else { return nil }
      return IndexResult.Contribution(
        taxon: member.term.isGenusUnnamed ? "unclassified \(member.term.name)" : member.term.name, amount: sign * share)
    }
  }
}
