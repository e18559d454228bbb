import BioModel

/// The arithmetic of (Σ above / Σ below) on shares, its taxa as published.
///
/// Raw: the published quotient where the denominator is above 0. Shown: the same; where either sum is 0, 1e-5 is added
/// to both and the value is `floored`. Neither found: no value (`no-signature-taxon`). Interval: Beta quantiles of the
/// two counts. A table whose scheme of names cannot express the sums has no value.
struct RatioArithmetic: Sendable {
  /// A taxon of the published formula; several of today's may stand for it.
  struct Taxon: Sendable {
    let sum: TaxonSum

    init(_ terms: [TaxonTerm]) { sum = TaxonSum(terms: terms) }
  }

  static let pseudocount = 1e-5

  let above: [Taxon]
  let below: [Taxon]

  var terms: [TaxonTerm] { (above + below).flatMap(\.sum.terms) }

  /// How the published taxa were found: one is as well resolved as the best of those that stand for it.
  func coverage(in profile: CommunityProfile) -> SignatureCoverage {
    var all = SignatureCoverage.none
    for taxon in above + below {
      let part = profile.taxonSet(taxon.sum).coverage
      if part.matched > 0 {
        all.matched += 1
      } else if part.bySynonym > 0 {
        all.bySynonym += 1
      } else if part.notDetected > 0 {
        all.notDetected += 1
      } else {
        all.absentFromUniverse += 1
      }
    }
    return all
  }

  /// - Parameter refusal: why this table's names cannot express the sums.
  func prepared(
    for profile: CommunityProfile, explains: Bool, refusal: String?
  ) -> @Sendable (Int) -> IndexArithmetic {
    let over = profile.taxonSet(TaxonSum(terms: above.flatMap(\.sum.terms)))
    let under = profile.taxonSet(TaxonSum(terms: below.flatMap(\.sum.terms)))
    return { sample in
      guard let high = profile.share(of: over.features, sample: sample),
        let low = profile.share(of: under.features, sample: sample)
      else { return .emptySample }
      if let refusal { return IndexArithmetic(reason: refusal, isRefused: true) }
      if high == 0, low == 0 { return IndexArithmetic(reason: "no-signature-taxon", isRefused: true) }
      var result = IndexArithmetic()
      result.raw = low > 0 ? high / low : nil
      if high == 0 || low == 0 {
        result.shown = (high + Self.pseudocount) / (low + Self.pseudocount)
        result.reason = "floored"
      }
      if explains {
        result.setInterval(
          ratioOf: over.features, to: under.features, isLogarithm: false, sample: sample, in: profile)
        result.contributions =
          profile.contributions(of: over, sign: 1, sample: sample)
          + profile.contributions(of: under, sign: -1, sample: sample)
      }
      return result
    }
  }
}
