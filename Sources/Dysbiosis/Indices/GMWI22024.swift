public import BioModel
import Statistics
import Taxonomy

/// Gut Microbiome Wellness Index 2 (Chang 2024, doi:10.1038/s41467-024-51651-9): the sum of the coefficients of the
/// clades that are present, of a lasso model of 8,069 metagenomes. Above 0 like the healthy groups, below 0 like others.
///
/// Made for MetaPhlAn 3 (database mpa_v30) with viruses and the unknown share. A clade of any rank is present where more
/// than 1e-5 of what is classified, of all kingdoms, belongs to it; a species can add its own, its genus's and its
/// order's coefficient. 95 clades have a coefficient; the intercept is 0. All are in that database, so with MetaPhlAn 3
/// a clade that is not in the table was not detected; in a table without any virus the two viral clades are not in the
/// universe, and the value is somewhat low (`viruses-not-profiled`). Any other profiler: not evaluable
/// (`needs-metaphlan-3`; `profiler-version-unknown` where the table does not say), whatever the arithmetic gives.
/// No interval: MetaPhlAn gives shares. Below about a million classified reads presence at 1e-5 is chance.
public struct GMWI22024: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "gmwi2-2024", title: "Gut Microbiome Wellness Index 2",
    summary: "Presence of 95 clades, weighted by a model of healthy and other groups; MetaPhlAn 3 only.",
    formula: "Σ coefficients of clades above 1e-5 of what is classified", unit: "1",
    reference: "10.1038/s41467-024-51651-9")
  public let direction = TailRule.Side.low
  public let boundary: Double? = 0
  private let coefficients = CladeCoefficient.builtIn

  public init() {}

  public var signature: [TaxonTerm] { coefficients.map { TaxonTerm(name: $0.name, rank: $0.rank) } }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    let clades = CladeFeatures(coefficients, in: input.profile.table)
    let coverage = coverage(of: clades, in: input.profile)
    return assemble(input, coverage: coverage) { profile, explains in
      prepared(
        clades: CladeFeatures(coefficients, in: profile.table), isAnyFound: clades.isAnyFound,
        hasViruses: clades.hasViruses, profile: profile, explains: explains)
    }
  }

  private func coverage(of clades: CladeFeatures, in profile: CommunityProfile) -> SignatureCoverage {
    var coverage = SignatureCoverage.none
    let isComplete = refusal(profile) == nil
    for (clade, features) in zip(coefficients, clades.features) {
      if !features.isEmpty {
        coverage.matched += 1
      } else if isComplete, clades.hasViruses || !clade.isViral {
        coverage.notDetected += 1
      } else {
        coverage.absentFromUniverse += 1
      }
    }
    return coverage
  }

  private func refusal(_ profile: CommunityProfile) -> String? {
    let profiler = profile.study.profiler.lowercased()
    if profiler == "metaphlan 3" || profiler.hasPrefix("metaphlan 3.") { return nil }
    if profile.study.library != .shotgun { return "needs-metaphlan-3" }
    return profiler.isEmpty || profiler == "metaphlan" ? "profiler-version-unknown" : "needs-metaphlan-3"
  }

  private func prepared(
    clades: CladeFeatures, isAnyFound: Bool, hasViruses: Bool, profile: CommunityProfile, explains: Bool
  ) -> @Sendable (Int) -> IndexArithmetic {
    let refusal = refusal(profile)
    return { sample in
      if profile.table[sample: sample].nonZeroCount == 0 { return .emptySample }
      // Without a single clade spelt as MetaPhlAn 3 does, the inputs of the arithmetic are not there.
      guard isAnyFound, profile.study.library == .shotgun else {
        return IndexArithmetic(reason: refusal == nil ? "no-signature-taxon" : "needs-metaphlan-3", isRefused: true)
      }
      let classified = profile.abundance(of: clades.classified, sample: sample)
      guard classified > 0 else { return IndexArithmetic(reason: "nothing-classified", isRefused: true) }
      let present = coefficients.indices.filter {
        profile.abundance(of: clades.features[$0], sample: sample) / classified > 1e-5
      }
      var result = IndexArithmetic(raw: orderFreeSum(present.map { coefficients[$0].coefficient }))
      result.reason = refusal ?? (hasViruses ? "" : "viruses-not-profiled")
      result.isRefused = refusal != nil
      if explains {
        result.contributions = present.map {
          IndexResult.Contribution(taxon: coefficients[$0].name, amount: coefficients[$0].coefficient)
        }
      }
      return result
    }
  }
}
