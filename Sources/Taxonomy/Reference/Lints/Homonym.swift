public import BioModel

/// Names that stand in two phyla or domains.
public struct Homonym: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "homonym", title: "same name in different phyla or domains",
      summary: "Two groups far apart share a name (Bacillus, a bacterium and an insect), or one is filed wrongly.")
  }

  public var severity: Notice.Severity { .warning }

  /// The first record of every such place but the first of a name. Complexity O(lineages · ranks + entries).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    NameParents(draft.lineages).findings(in: draft, lint: self) { first, other in
      NameParents.areFarApart(first, other) && NameParents.differInTheParentItself(first, other)
    }
  }
}
