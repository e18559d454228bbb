import BioModel

/// Where each name stands: the lineages above it, by rank and name.
struct NameParents {
  struct Place: Hashable {
    let rank: Rank
    let name: String
  }

  /// The distinct lineages above each name, in the order they come, with the first draft lineage that has them.
  private(set) var parents: [Place: [(above: Lineage, lineage: Int)]] = [:]

  /// - Complexity: O(lineages · ranks).
  init(_ lineages: [Lineage]) {
    for (number, lineage) in lineages.enumerated() {
      for rank in Rank.allCases.dropFirst() where rank <= .genus {
        guard let name = lineage[rank], !TaxonName.isPlaceholder(TaxonName.normalized(name)) else { continue }
        guard let wider = Rank(rawValue: rank.rawValue - 1) else { continue }
        let above = lineage.truncated(to: wider)
        let known = parents[Place(rank: rank, name: name)] ?? []
        if !known.contains(where: { $0.above == above }) {
          parents[Place(rank: rank, name: name)] = known + [(above, number)]
        }
      }
    }
  }

  /// Findings on the first record of every lineage above a name but the first, for names that `isMeant` chooses by two
  /// lineages above them.
  func findings(
    in draft: ReferenceDraft, lint: some ReferenceLint, where isMeant: (Lineage, Lineage) -> Bool
  ) -> [ReferenceFinding] {
    var firstEntry = [Int](repeating: -1, count: draft.lineages.count)
    for entry in (0..<draft.count).reversed() { firstEntry[draft.lineageIndices[entry]] = entry }
    var findings: [ReferenceFinding] = []
    for (place, places) in parents where places.count > 1 {
      for other in places.dropFirst() where firstEntry[other.lineage] >= 0 {
        guard isMeant(places[0].above, other.above) else { continue }
        findings.append(
          lint.finding(
            draft, firstEntry[other.lineage],
            "\(place.rank.prefixLetter)__\(place.name) in \(other.above.prefixedText) and in "
              + places[0].above.prefixedText))
      }
    }
    // The dictionary has no order of its own.
    return findings.sorted {
      $0.record != $1.record ? $0.record < $1.record : $0.detail.utf8.lexicographicallyPrecedes($1.detail.utf8)
    }
  }

  /// Whether two lineages belong to different phyla or domains.
  static func areFarApart(_ a: Lineage, _ b: Lineage) -> Bool {
    a[.domain] != b[.domain] || (a[.phylum] != nil && b[.phylum] != nil && a[.phylum] != b[.phylum])
  }
}
