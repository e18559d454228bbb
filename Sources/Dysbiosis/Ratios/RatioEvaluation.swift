import BioModel
import Glibc

/// The values of one ratio in all samples of a profile.
///
/// Counts: (x_n + ½)/(x_d + ½), `floored` if either is 0; the interval holds the 2.5 and 97.5 % quantiles of
/// Beta(x_n + ½, x_d + ½), the distribution of x_n/(x_n + x_d), as a ratio. Shares: a zero counts as half the smallest
/// non-zero share of that sample; no interval (`no-counts`). Logarithms are natural. A table whose scheme of names cannot
/// express the ratio gives no value (`taxon-set-not-expressible`, `taxonomy-scheme-unknown`).
public struct RatioEvaluation: Sendable {
  public let numerator: TaxonSet
  public let denominator: TaxonSet
  /// One per sample.
  public let results: [RatioResult]

  /// - Throws: a feature stands in numerator and denominator.
  public init(_ ratio: RatioDefinition, in profile: CommunityProfile) throws(DysbiosisError) {
    if let refusal = profile.naming.refusal(ratio.portability) {
      self = RatioEvaluation(refusing: ratio, reason: refusal, in: profile)
      return
    }
    let numerator = profile.taxonSet(ratio.expression.numerator)
    let denominator = profile.taxonSet(ratio.expression.denominator)
    let shared = Set(numerator.features).intersection(denominator.features)
    if let first = shared.min() {
      throw DysbiosisError(
        ratio.location == nil ? .usage : .malformedInput, location: ratio.location,
        message: "in \(ratio.id) numerator and denominator share \(shared.count) features, for example "
          + "'\(profile.table.featureIDs[first])'",
        advice: "take the narrower taxon out of one side")
    }
    self.numerator = numerator
    self.denominator = denominator
    let names = numerator.matchedNames + denominator.matchedNames
    results = (0..<profile.table.sampleCount).map { sample in
      let above = profile.abundance(of: numerator.features, sample: sample)
      let below = profile.abundance(of: denominator.features, sample: sample)
      let estimate = RatioEvaluation.estimate(above, below, sample: sample, in: profile)
      let ends = estimate.interval?.ends
      return RatioResult(
        sample: profile.table.sampleIDs[sample], ratio: ratio.id, value: estimate.value,
        logRatio: estimate.value.map { log($0) }, lower: ends?.lower, upper: ends?.upper, numerator: above,
        denominator: below, matchedTaxa: names, note: estimate.note)
    }
  }

  /// No sample has a value: the table's names cannot express the ratio.
  private init(refusing ratio: RatioDefinition, reason: String, in profile: CommunityProfile) {
    numerator = TaxonSet(members: [], features: [], matchedNames: [])
    denominator = numerator
    results = profile.table.sampleIDs.map {
      RatioResult(
        sample: $0, ratio: ratio.id, value: nil, logRatio: nil, lower: nil, upper: nil, numerator: 0, denominator: 0,
        matchedTaxa: [], note: reason)
    }
  }

  /// A ratio with its interval and note.
  struct Estimate {
    var value: Double?
    var interval: CountedInterval?
    var note = ""
  }

  /// The ratio of two abundances of one sample.
  static func estimate(_ above: Double, _ below: Double, sample: Int, in profile: CommunityProfile) -> Estimate {
    let row = profile.table[sample: sample]
    guard row.nonZeroCount > 0 else { return Estimate(note: UndefinedReason.emptySample.rawValue) }
    guard above > 0 || below > 0 else { return Estimate(note: "neither-detected") }
    let note = above == 0 || below == 0 ? "floored" : ""
    guard profile.table.unit == .counts else {
      let floor = (row.values.min() ?? 0) / 2
      return Estimate(
        value: (above > 0 ? above : floor) / (below > 0 ? below : floor),
        note: note.isEmpty ? UndefinedReason.noCounts.rawValue : note)
    }
    return Estimate(
      value: (above + 0.5) / (below + 0.5), interval: CountedInterval(ratio: above, to: below), note: note)
  }
}
