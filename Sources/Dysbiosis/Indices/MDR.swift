public import BioModel

/// The microbial dysbiosis ratio of liver disease (doi:10.4254/wjh.v13.i5.557) by class:
/// (Bacilli + Pseudomonadota) / (Clostridia + Bacteroidota) of shares; high is further from health.
///
/// Raw where the denominator is above 0. Shown as the ratio itself, `floored` by 1e-5 where a side is 0.
public struct MDR: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "mdr", title: "Microbial dysbiosis ratio",
    summary: "Bacilli and Pseudomonadota over Clostridia and Bacteroidota.",
    formula: "(Bacilli + Pseudomonadota)/(Clostridia + Bacteroidota)", unit: "1", reference: "10.4254/wjh.v13.i5.557")
  public let direction = TailRule.Side.high
  private let arithmetic = RatioArithmetic(
    above: [
      RatioArithmetic.Taxon([TaxonTerm(name: "Bacilli", rank: .class)]),
      RatioArithmetic.Taxon([TaxonTerm(name: "Pseudomonadota", rank: .phylum)]),
    ],
    below: [
      RatioArithmetic.Taxon([TaxonTerm(name: "Clostridia", rank: .class)]),
      RatioArithmetic.Taxon([TaxonTerm(name: "Bacteroidota", rank: .phylum)]),
    ])

  public init() {}

  public var signature: [TaxonTerm] { arithmetic.terms }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    assemble(input, coverage: arithmetic.coverage(in: input.profile)) { profile, explains in
      arithmetic.prepared(for: profile, explains: explains, refusal: IndexPortability.refusal(of: id, in: profile))
    }
  }
}
