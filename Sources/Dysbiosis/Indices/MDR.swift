public import BioModel

/// The microbial dysbiosis ratio of liver disease (doi:10.4254/wjh.v13.i5.557) by class:
/// (Bacilli + Pseudomonadota) / (Clostridia + Bacteroidota) of shares; high is further from health.
///
/// Raw where the denominator is above 0. Shown as the ratio itself.
public struct MDR: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "mdr", title: "Microbial dysbiosis ratio",
    summary: "Bacilli and Pseudomonadota over Clostridia and Bacteroidota.",
    formula: "(Bacilli + Pseudomonadota)/(Clostridia + Bacteroidota)", unit: "1", reference: "10.4254/wjh.v13.i5.557")
  public let direction = TailRule.Side.high
  private let above = [TaxonTerm(name: "Bacilli", rank: .class), TaxonTerm(name: "Pseudomonadota", rank: .phylum)]
  private let below = [TaxonTerm(name: "Clostridia", rank: .class), TaxonTerm(name: "Bacteroidota", rank: .phylum)]

  public init() {}

  public var signature: [TaxonTerm] { above + below }

  public func evaluate(_ profile: CommunityProfile, cohort: ReferenceCohort?) -> [IndexResult] {
    assemble(profile, cohort: cohort, coverage: coverage(in: profile)) { profile in
      let above = profile.taxonSet(TaxonSum(terms: above)).features
      let below = profile.taxonSet(TaxonSum(terms: below)).features
      return { sample in
        guard let high = profile.share(of: above, sample: sample), let low = profile.share(of: below, sample: sample)
        else { return IndexArithmetic(reason: UndefinedReason.emptySample.rawValue, isRefused: true) }
        guard low > 0 else { return IndexArithmetic(reason: UndefinedReason.divisionByZero.rawValue, isRefused: true) }
        return IndexArithmetic(raw: high / low)
      }
    }
  }
}
