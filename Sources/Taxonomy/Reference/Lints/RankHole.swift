public import BioModel

/// Lineages with an empty rank above a named one.
public struct RankHole: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "rank-hole", title: "empty rank above a named one",
      summary: "A rank has no name though a narrower one has; calls keep the hole.")
  }

  public var severity: Notice.Severity { .note }

  /// Complexity O(entries).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    let holes = draft.lineages.map { lineage -> String? in
      guard let deepest = lineage.deepestRank else { return nil }
      let empty = Rank.allCases[..<deepest.rawValue].filter { lineage[$0] == nil }
      return empty.isEmpty ? nil : empty.map(\.name).joined(separator: ", ") + " in " + lineage.prefixedText
    }
    return (0..<draft.count).compactMap { entry in
      holes[draft.lineageIndices[entry]].map { finding(draft, entry, $0) }
    }
  }
}
