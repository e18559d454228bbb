public import BioModel

/// Names that say no more than that the group has no name or place, and stay in the lineage.
public struct PlaceholderName: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "placeholder-name", title: "names that are no names",
      summary:
        "A rank holds a filler (incertae sedis, uncultured Bacillaceae, sp., a number); it is kept, and calls may "
        + "name it.")
  }

  public var severity: Notice.Severity { .note }

  /// Complexity O(lineages · ranks + entries).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    let fillers = draft.lineages.map { lineage -> String? in
      let names = Rank.allCases.compactMap { rank in
        lineage[rank].flatMap { Self.isFiller($0, rank) ? "\(rank.prefixLetter)__\($0)" : nil }
      }
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
    return (0..<draft.count).compactMap { entry in
      fillers[draft.lineageIndices[entry]].map { finding(draft, entry, $0) }
    }
  }

  private static func isFiller(_ name: String, _ rank: Rank) -> Bool {
    let normalized = TaxonName.normalized(name)
    if TaxonName.isPlaceholder(normalized) || normalized.contains("insertae sedis") { return true }
    if normalized.utf8.allSatisfy({ !(97...122).contains($0) && $0 < 128 }) { return true }
    return rank == .species && (normalized.hasSuffix(" sp.") || normalized.hasSuffix(" sp"))
  }
}
