public import BioModel

/// The MD-index of Gevers 2014 (doi:10.1016/j.chom.2014.02.005) by genus: ln(Σ increased / Σ decreased) of shares.
///
/// QIIME 1's genus list; family names in it mean features of the family without a genus name. Each taxonomy files other
/// organisms under these names, so values compare within one taxonomy only. Raw where both sums are above 0; shown with
/// 1e-5 added to both, `floored` where either is 0. Made on ileal biopsies of children with Crohn's disease: no general
/// measure of dysbiosis.
public struct MDIndexGenus: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "md-index-genus", title: "Microbial dysbiosis index (genera)",
    summary:
      "ln of genera raised over genera lowered in new-onset paediatric Crohn's disease; compare within one taxonomy; experimental.",
    formula: "ln(Σ increased / Σ decreased)", unit: "nats", reference: "10.1016/j.chom.2014.02.005")
  public let direction = TailRule.Side.high
  private let arithmetic = LogRatioArithmetic(
    increased: TaxonGroups.builtIn["md-index-genus-increased"] ?? [],
    decreased: TaxonGroups.builtIn["md-index-genus-decreased"] ?? [])

  public init() {}

  public var signature: [TaxonTerm] { arithmetic.increased + arithmetic.decreased }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    assemble(input, coverage: coverage(in: input.profile), prepare: arithmetic.prepared)
  }
}
