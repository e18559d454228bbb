import BioModel
import Glibc

/// The arithmetic of ln(Σ increased / Σ decreased) on shares.
///
/// Raw: the published quotient, where both sums are above 0. Shown: a pseudocount of 1e-5 on both sums, `floored` when
/// either is 0. Interval: logarithms of the Beta quantiles of the two counts, without the pseudocount.
struct LogRatioArithmetic: Sendable {
  static let pseudocount = 1e-5

  let increased: [TaxonTerm]
  let decreased: [TaxonTerm]

  /// The arithmetic of one profile's samples; its taxa are looked up once.
  func prepared(for profile: CommunityProfile, explains: Bool) -> @Sendable (Int) -> IndexArithmetic {
    let up = profile.taxonSet(TaxonSum(terms: increased))
    let down = profile.taxonSet(TaxonSum(terms: decreased))
    return { evaluate(profile, sample: $0, sets: (up, down), explains: explains) }
  }

  private func evaluate(
    _ profile: CommunityProfile, sample: Int, sets: (up: TaxonSet, down: TaxonSet), explains: Bool
  ) -> IndexArithmetic {
    guard let up = profile.share(of: sets.up.features, sample: sample),
      let down = profile.share(of: sets.down.features, sample: sample)
    else { return .emptySample }
    if up == 0, down == 0 { return IndexArithmetic(reason: "no-signature-taxon", isRefused: true) }
    var result = IndexArithmetic()
    result.raw = up > 0 && down > 0 ? log(up / down) : nil
    result.shown = log((up + Self.pseudocount) / (down + Self.pseudocount))
    result.reason = up == 0 || down == 0 ? "floored" : ""
    if explains {
      result.setInterval(
        ratioOf: sets.up.features, to: sets.down.features, isLogarithm: true, sample: sample, in: profile)
      result.contributions =
        profile.contributions(of: sets.up, sign: 1, sample: sample)
        + profile.contributions(of: sets.down, sign: -1, sample: sample)
    }
    return result
  }
}
