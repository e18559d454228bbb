public import BioModel

/// The microbiome health index for antibiotics (Blount 2022, doi:10.3389/fmicb.2021.781275) by class:
/// (Bacteroidia + Clostridia) / (Gammaproteobacteria + Bacilli) of shares; low after antibiotics.
///
/// Classes are those of current names: Negativicutes and Erysipelotrichia are neither Clostridia nor Bacilli, and
/// Burkholderiales are no Gammaproteobacteria where the genus is known. A table whose scheme cannot express the classes
/// has no value. Made by a company for its product. Experimental: the formula is recalled, its cut-off not used.
public struct MHIA: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "mhi-a", title: "Microbiome health index for antibiotics",
    summary: "Bacteroidia and Clostridia over Gammaproteobacteria and Bacilli; low after antibiotics; experimental.",
    formula: "(Bacteroidia + Clostridia)/(Gammaproteobacteria + Bacilli)", unit: "1",
    reference: "10.3389/fmicb.2021.781275")
  public let direction = TailRule.Side.low
  private let arithmetic = RatioArithmetic(
    above: ["Bacteroidia", "Clostridia"].map { RatioArithmetic.Taxon([TaxonTerm(name: $0, rank: .class)]) },
    below: ["Gammaproteobacteria", "Bacilli"].map { RatioArithmetic.Taxon([TaxonTerm(name: $0, rank: .class)]) })

  public init() {}

  public var signature: [TaxonTerm] { arithmetic.terms }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    assemble(input, coverage: arithmetic.coverage(in: input.profile)) { profile, explains in
      arithmetic.prepared(
        for: profile, explains: explains, refusal: IndexPortability.refusal(of: id, in: profile))
    }
  }
}
