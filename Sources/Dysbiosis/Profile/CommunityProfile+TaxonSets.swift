import BioModel
import Taxonomy

extension CommunityProfile {
  /// The features that a sum of taxa means. Complexity O(terms + matched features).
  public func taxonSet(_ sum: TaxonSum) -> TaxonSet {
    var all: Set<Int> = []
    var names: Set<String> = []
    var members: [TaxonSet.Member] = []
    for term in sum.terms {
      let rank = term.effectiveRank(in: nomenclature)
      let wanted = nomenclature.match(term.name, rank: rank)
      // A row of zeros says no more than a missing row.
      var found = (wanted.map { features($0.key, rank: rank) } ?? []).filter { isDetected[$0] }
      if term.isGenusUnnamed { found = found.filter(isGenusUnnamed) }
      all.formUnion(found)
      names.formUnion(found.compactMap { writtenName($0, rank: rank, wanted: term) })
      members.append(
        TaxonSet.Member(term: term, finding: finding(term, rank: rank, key: wanted?.key, found: found), features: found)
      )
    }
    return TaxonSet(
      members: members, features: all.sorted(),
      matchedNames: names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }

  private func isGenusUnnamed(_ feature: Int) -> Bool {
    guard let genus = table.lineages?[feature][.genus] else { return true }
    return TaxonName.isPlaceholder(TaxonName.normalized(genus))
  }

  private func finding(_ term: TaxonTerm, rank: Rank, key: String?, found: [Int]) -> TaxonSet.Finding {
    if found.isEmpty {
      guard let universe else { return .unknown }
      return key.map { universe.contains($0, rank: rank) } ?? false ? .notDetected : .absentFromUniverse
    }
    let own = TaxonName.normalized(term.name)
    return found.contains { isWritten(own, feature: $0, rank: rank) } ? .matched : .bySynonym
  }

  /// Whether a feature's lineage writes this very name.
  func isWritten(_ key: String, feature: Int, rank: Rank) -> Bool {
    table.lineages?[feature][rank].map { TaxonName.normalized($0) == key } ?? false
  }

  private func writtenName(_ feature: Int, rank: Rank, wanted: TaxonTerm) -> String? {
    guard let match = resolvedLineages[feature][rank], let lineage = table.lineages?[feature] else { return nil }
    let written = lineage[rank] ?? match.current
    if TaxonName.normalized(written) == TaxonName.normalized(wanted.name) { return written }
    guard case .synonym(let source) = match.provenance else { return "\(written) (for \(wanted.name))" }
    return "\(written) (for \(wanted.name): \(source))"
  }
}
