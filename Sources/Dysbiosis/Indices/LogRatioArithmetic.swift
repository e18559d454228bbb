import BioModel
import Glibc

/// The arithmetic of ln(Σ increased / Σ decreased) on shares.
///
/// Raw: the published quotient, where both sums are above 0. Shown: a pseudocount of 1e-5 on both sums, `floored` when
/// either is 0.
struct LogRatioArithmetic {
  static let pseudocount = 1e-5

  let increased: [TaxonTerm]
  let decreased: [TaxonTerm]

  /// The arithmetic of one profile's samples; its taxa are looked up once.
  func prepared(for profile: CommunityProfile) -> (Int) -> IndexArithmetic {
    let up = profile.taxonSet(TaxonSum(terms: increased))
    let down = profile.taxonSet(TaxonSum(terms: decreased))
    return { evaluate(profile, sample: $0, sets: (up, down)) }
  }

  private func evaluate(
    _ profile: CommunityProfile, sample: Int, sets: (up: TaxonSet, down: TaxonSet)
  ) -> IndexArithmetic {
    guard let up = profile.share(of: sets.up.features, sample: sample),
      let down = profile.share(of: sets.down.features, sample: sample)
    else { return IndexArithmetic(reason: UndefinedReason.emptySample.rawValue, isRefused: true) }
    var result = IndexArithmetic()
    if up == 0, down == 0 {
      result.reason = "no-signature-taxon"
      result.isRefused = true
      return result
    }
    result.raw = up > 0 && down > 0 ? log(up / down) : nil
    result.shown = log((up + Self.pseudocount) / (down + Self.pseudocount))
    result.reason = up == 0 || down == 0 ? "floored" : ""
    result.contributions =
      contributions(sets.up, sign: 1, profile, sample) + contributions(sets.down, sign: -1, profile, sample)
    return result
  }

  /// Each taxon's share, negative for those in the denominator.
  private func contributions(
    _ set: TaxonSet, sign: Double, _ profile: CommunityProfile, _ sample: Int
  ) -> [IndexResult.Contribution] {
    set.members.compactMap { member in
      guard let share = profile.share(of: member.features, sample: sample), share > 0 else { return nil }
      return IndexResult.Contribution(
        taxon: member.term.isGenusUnnamed ? "unclassified \(member.term.name)" : member.term.name, amount: sign * share)
    }
  }
}
