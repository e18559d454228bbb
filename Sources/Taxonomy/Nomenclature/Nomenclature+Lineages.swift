public import BioModel

/// The current names of one lineage, rank by rank, each with its provenance; nil where the lineage names nothing that
/// can be matched.
public struct ResolvedLineage: Sendable, Hashable {
  private var matches: [NameMatch?]

  init() { matches = [NameMatch?](repeating: nil, count: Rank.allCases.count) }

  public internal(set) subscript(rank: Rank) -> NameMatch? {
    get { matches[rank.rawValue] }
    set { matches[rank.rawValue] = newValue }
  }
}

extension Nomenclature {
  /// The current names of a lineage.
  ///
  /// From the species up: a known species decides the genus (`Bacteroides vulgatus` belongs to `Phocaeicola`), a known
  /// genus the wider names (GTDB's Bacteroidaceae with `Prevotella` are Prevotellaceae), and a name that means different
  /// things is narrowed down by the names below it. Complexity O(ranks × name length); keep
  /// the result, every distinct lineage needs it once.
  public func resolve(_ lineage: Lineage) -> ResolvedLineage {
    var resolved = ResolvedLineage()
    for rank in Rank.allCases {
      guard let name = lineage[rank] else { continue }
      resolved[rank] = match(rank == .species ? binomial(name, genus: lineage[.genus]) : name, rank: rank)
    }
    if let species = resolved[.species], knows(species.current, rank: .species) {
      settleGenus(of: species, in: &resolved)
    }
    let isSettled = settleParents(in: &resolved)
    for rank in Rank.allCases.reversed() where !isSettled || rank >= .genus {
      narrow(rank, name: lineage[rank], in: &resolved)
    }
    return resolved
  }

  /// A known genus decides the wider names, whatever the scheme files it under.
  private func settleParents(in resolved: inout ResolvedLineage) -> Bool {
    guard let genus = resolved[.genus], let parents = genusLineages[genus.key] else { return false }
    for (rank, name) in zip(Rank.allCases, parents) where resolved[rank]?.key != TaxonName.normalized(name) {
      resolved[rank] = NameMatch(current: name, provenance: .synonym(source: "genus \(genus.current)"))
    }
    return true
  }

  /// A species that is written as its epithet only gets its genus in front.
  private func binomial(_ species: String, genus: String?) -> String {
    let key = TaxonName.normalized(species)
    guard !key.isEmpty, !key.contains(" "), let genus else { return species }
    let genusKey = TaxonName.normalized(genus)
    guard key != genusKey, !TaxonName.isPlaceholder(key) else { return species }
    return genusKey.filter { $0 != "[" && $0 != "]" } + " " + key
  }

  private func settleGenus(of species: NameMatch, in resolved: inout ResolvedLineage) {
    guard let word = species.key.split(separator: " ").first, let genus = match(String(word), rank: .genus) else {
      return
    }
    if resolved[.genus]?.key != genus.key {
      resolved[.genus] = NameMatch(current: genus.current, provenance: .synonym(source: "species \(species.current)"))
    }
  }

  private func narrow(_ rank: Rank, name: String?, in resolved: inout ResolvedLineage) {
    guard let name else { return }
    // Both the name as written and its current name may have entries.
    let keys = [TaxonName.normalized(name), resolved[rank]?.key].compactMap { $0 }
    for key in keys {
      for narrowing in narrowings[Place(rank: rank, key: key)] ?? [] {
        guard resolved[narrowing.within.rank]?.key == narrowing.within.key else { continue }
        resolved[rank] = NameMatch(current: narrowing.becomes, provenance: .synonym(source: narrowing.source))
        return
      }
    }
  }
}
