public import BioModel

/// Names that stand in two places of one phylum.
public struct SeveralParents: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "several-parents", title: "same name under different parents",
      summary: "A group stands under two parents of one phylum, so a classifier takes it for two groups.")
  }

  public var severity: Notice.Severity { .warning }

  /// The first record of every such place but the first of a name. A group is not blamed for the places of the group
  /// it stands in. Complexity O(lineages · ranks + entries).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    NameParents(draft.lineages).findings(in: draft, lint: self) { first, other in
      guard !NameParents.areFarApart(first, other) else { return false }
      return NameParents.differInTheParentItself(first, other)
    }
  }
}

extension NameParents {
  /// Whether the narrowest names of two lineages differ, a missing name differing from any.
  static func differInTheParentItself(_ a: Lineage, _ b: Lineage) -> Bool {
    guard let mine = a.deepestRank, let theirs = b.deepestRank else { return true }
    return mine != theirs || a[mine] != b[theirs]
  }
}
