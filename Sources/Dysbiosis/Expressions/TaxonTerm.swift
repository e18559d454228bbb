public import BioModel
public import Taxonomy

/// One taxon of an expression: a name, and a rank where the author gave one.
public struct TaxonTerm: Sendable, Hashable {
  /// As written, without quotes.
  public let name: String
  /// Nil: found out from the name.
  public let rank: Rank?
  /// Only features of this taxon whose genus has no name (`unclassified Lachnospiraceae` as a taxon of its own).
  public let isGenusUnnamed: Bool

  public init(name: String, rank: Rank?, isGenusUnnamed: Bool = false) {
    self.name = name
    self.rank = rank
    self.isGenusUnnamed = isGenusUnnamed
  }

  /// The rank to look at: as given; else the widest rank at which the nomenclature knows the name; else by its form
  /// (two words are a species, `-aceae` a family, `-ales` an order, `-ota` a phylum, anything else a genus).
  public func effectiveRank(in nomenclature: Nomenclature) -> Rank {
    if let rank { return rank }
    if let known = nomenclature.ranks(of: name).first { return known }
    let key = TaxonName.normalized(name)
    if key.contains(" ") { return .species }
    if key.hasSuffix("aceae") { return .family }
    if key.hasSuffix("ales") { return .order }
    return key.hasSuffix("ota") ? .phylum : .genus
  }

  /// `g:Bacteroides`, comparable between spellings: used to tell equal expressions.
  func canonicalText(in nomenclature: Nomenclature) -> String {
    let rank = effectiveRank(in: nomenclature)
    let key = nomenclature.match(name, rank: rank)?.key ?? TaxonName.normalized(name)
    return "\(rank.prefixLetter):\(key)" + (isGenusUnnamed ? "(genus unnamed)" : "")
  }
}
