public import BioModel

/// Copies of one sequence with lineages that disagree.
public struct ConflictingCopies: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "conflicting-copies", title: "same sequence, different lineage",
      summary: "An earlier record has the same sequence and a lineage that names another group; at most one is right.")
  }

  public var severity: Notice.Severity { .warning }

  /// Every record whose lineage is no part of, and holds not, that of the first copy. Complexity O(bases).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    draft.copies.groups.flatMap { group -> [ReferenceFinding] in
      let first = draft.lineage(of: group[0])
      return group.dropFirst().compactMap { entry in
        let lineage = draft.lineage(of: entry)
        guard !lineage.isPart(of: first), !first.isPart(of: lineage) else { return nil }
        return finding(
          draft, entry, "\(lineage.prefixedText), but record \(draft.records[group[0]]) says \(first.prefixedText)")
      }
    }.sorted { $0.record < $1.record }
  }
}

extension Lineage {
  /// Whether another lineage names all that this one names, and no rank above its deepest otherwise.
  func isPart(of other: Lineage) -> Bool {
    guard let deepest = deepestRank else { return true }
    return Rank.allCases[...deepest.rawValue].allSatisfy { self[$0] == other[$0] }
  }
}
