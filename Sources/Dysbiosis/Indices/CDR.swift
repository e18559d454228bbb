public import BioModel
import Taxonomy

/// The cirrhosis dysbiosis ratio (Bajaj 2014, doi:10.1016/j.jhep.2013.12.019) by family: (Lachnospiraceae +
/// Ruminococcaceae + Veillonellaceae) / (Enterobacteriaceae + Bacteroidaceae) of shares; low is further from health.
///
/// Families have the wide sense of the schemes they were published in. The paper's fourth family, Clostridiales Incertae
/// Sedis XIV, is RDP's; its genera (Blautia) are Lachnospiraceae in current names and count there; reads that RDP gives
/// this family without a genus do not count. Names are asked for as by the ratio `cirrhosis-dysbiosis-ratio`; a table
/// that cannot express them has no value. Published group means (controls 2.05, inpatients 0.32) belong to one method.
/// Bacteroidaceae as the bad side makes it no general index. Experimental: the family list is partly recalled.
public struct CDR: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "cdr", title: "Cirrhosis dysbiosis ratio",
    summary: "Families lowered in cirrhosis over Enterobacteriaceae and Bacteroidaceae; low is worse; experimental.",
    formula: "(Lachnospiraceae + Ruminococcaceae + Veillonellaceae)/(Enterobacteriaceae + Bacteroidaceae)", unit: "1",
    reference: "10.1016/j.jhep.2013.12.019")
  public let direction = TailRule.Side.low
  private let arithmetic = RatioArithmetic(
    above: [
      RatioArithmetic.Taxon([TaxonTerm(name: "Lachnospiraceae", rank: .family)]),
      RatioArithmetic.Taxon(TaxonGroups.builtIn["ruminococcaceae-sensu-lato"] ?? []),
      RatioArithmetic.Taxon(TaxonGroups.builtIn["veillonellaceae-sensu-lato"] ?? []),
    ],
    below: [
      RatioArithmetic.Taxon(TaxonGroups.builtIn["enterobacteriaceae-sensu-lato"] ?? []),
      RatioArithmetic.Taxon([TaxonTerm(name: "Bacteroidaceae", rank: .family)]),
    ])

  public init() {}

  public var signature: [TaxonTerm] { arithmetic.terms }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    assemble(input, coverage: arithmetic.coverage(in: input.profile)) { profile, explains in
      arithmetic.prepared(
        for: profile, explains: explains,
        refusal: IndexPortability.refusal(of: id, in: profile))
    }
  }
}
