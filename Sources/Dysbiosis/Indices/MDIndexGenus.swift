public import BioModel

/// The MD-index of Gevers 2014 (doi:10.1016/j.chom.2014.02.005) by genus: ln(Σ increased / Σ decreased) of shares.
///
/// QIIME 1's genus list, its names taken as current ones; family names in it mean features of the family without a genus
/// name. Other schemes file other organisms under these names, so their tables have no value. Raw where both sums are
/// above 0; shown with 1e-5 added to both, `floored` where either is 0. Made on ileal biopsies of children with Crohn's
/// disease: no general measure of dysbiosis.
public struct MDIndexGenus: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "md-index-genus", title: "Microbial dysbiosis index (genera)",
    summary: "ln of genera raised over genera lowered in new-onset paediatric Crohn's disease; experimental.",
    formula: "ln(Σ increased / Σ decreased)", unit: "nats", reference: "10.1016/j.chom.2014.02.005")
  public let direction = TailRule.Side.high
  private let arithmetic = LogRatioArithmetic(
    increased: TaxonGroups.builtIn["md-index-genus-increased"] ?? [],
    decreased: TaxonGroups.builtIn["md-index-genus-decreased"] ?? [])

  public init() {}

  public var signature: [TaxonTerm] { arithmetic.increased + arithmetic.decreased }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    assemble(input, coverage: coverage(in: input.profile)) { profile, explains in
      arithmetic.prepared(for: profile, explains: explains, refusal: IndexPortability.refusal(of: id, in: profile))
    }
  }
}
