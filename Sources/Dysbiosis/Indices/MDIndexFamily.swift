public import BioModel

/// The MD-index of Gevers 2014 (doi:10.1016/j.chom.2014.02.005) by family: ln(Σ increased / Σ decreased) of shares.
///
/// The axis of the paper's abstract; Clostridiales are the orders it was divided into. Each taxonomy files other organisms
/// under these names, so values compare within one taxonomy only. Raw where both sums are above 0; shown with 1e-5 added
/// to both, `floored` where either is 0. Made on ileal biopsies of children with Crohn's disease: no general measure of
/// dysbiosis.
public struct MDIndexFamily: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "md-index-family", title: "Microbial dysbiosis index (families and orders)",
    summary:
      "ln of families raised over orders lowered in new-onset paediatric Crohn's disease; compare within one taxonomy; experimental.",
    formula: "ln(Σ increased / Σ decreased)", unit: "nats", reference: "10.1016/j.chom.2014.02.005")
  public let direction = TailRule.Side.high
  private let arithmetic = LogRatioArithmetic(
    increased: TaxonGroups.builtIn["md-index-family-increased"] ?? [],
    decreased: TaxonGroups.builtIn["md-index-family-decreased"] ?? [])

  public init() {}

  public var signature: [TaxonTerm] { arithmetic.increased + arithmetic.decreased }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    assemble(input, coverage: coverage(in: input.profile), prepare: arithmetic.prepared)
  }
}
