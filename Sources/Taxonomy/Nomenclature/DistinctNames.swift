import BioModel

/// The names of a set of lineages below the domain, each once, by rank and comparable form.
struct DistinctNames {
  struct Name {
    let rank: Rank
    let key: String
    /// The first way it is written, in the order of bytes.
    let written: String
  }

  let names: [Name]

  init(_ lineages: [Lineage]) {
    var written: [Rank: [String: String]] = [:]
    for lineage in lineages {
      for rank in Rank.allCases where rank != .domain {
        guard let name = lineage[rank], written[rank]?[name] == nil else { continue }
        written[rank, default: [:]][name] = TaxonName.normalized(name)
      }
    }
    names = Rank.allCases.flatMap { rank -> [Name] in
      var first: [String: String] = [:]
      for (name, key) in written[rank] ?? [:] where !TaxonName.isPlaceholder(key) {
        if let known = first[key], !precedes(name, known) { continue }
        first[key] = name
      }
      return first.sorted { precedes($0.key, $1.key) }.map { Name(rank: rank, key: $0.key, written: $0.value) }
    }
  }

  /// Pairs of an old and the current name of one wide taxon, phylum to family, of which no version writes both. Genera
  /// and species are left out: some schemes keep both the old and the new one for different members.
  func mixtures(_ schemes: SchemeNames, _ nomenclature: Nomenclature) -> [SchemeRecognition.Mixture] {
    var found: [SchemeRecognition.Mixture] = []
    for rank in Rank.allCases where rank < .genus {
      let here = names.filter { $0.rank == rank }
      let byKey = Dictionary(here.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      for name in here {
        guard let match = nomenclature.lookUp(name.key, rank: rank), let current = byKey[match.key],
          current.key != name.key, let mine = schemes.signs(of: name.key, rank: rank)
        else { continue }
        let theirs = schemes.signs(of: current.key, rank: rank)
        // A name without signs is written by all.
        if let theirs, mine.writtenBy.isDisjoint(with: theirs.writtenBy) {
          found.append(SchemeRecognition.Mixture(rank: rank, old: name.written, current: current.written))
        }
      }
    }
    return found
  }
}

private func precedes(_ a: String, _ b: String) -> Bool {
  Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
}
