import BioModel
import Glibc

/// Exact intervals of shares and ratios from counted reads (`CountedInterval`). Shares without counts have none.
extension IndexArithmetic {
  /// Of the share of features among what is classified: Beta(x + ½, n − x + ½).
  mutating func setInterval(shareOf features: [Int], sample: Int, in profile: CommunityProfile) {
    let abundance = profile.abundance(of: features, sample: sample)
    let total = profile.denominators[sample]
    guard profile.table.unit == .counts, total > 0, abundance <= total else { return }
    (lower, upper) = CountedInterval(share: abundance, of: total).ends
  }

  /// Of the ratio of two disjoint sums: quantiles of Beta(x + ½, y + ½) as a ratio, or their logarithms.
  mutating func setInterval(
    ratioOf above: [Int], to below: [Int], isLogarithm: Bool, sample: Int, in profile: CommunityProfile
  ) {
    guard profile.table.unit == .counts else { return }
    let ends = CountedInterval(
      ratio: profile.abundance(of: above, sample: sample), to: profile.abundance(of: below, sample: sample)
    ).ends
    lower = isLogarithm ? log(ends.lower) : ends.lower
    upper = isLogarithm ? log(ends.upper) : ends.upper
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
