public import BioModel

/// Copies of one sequence whose lineages agree as far as both are named.
public struct IdenticalCopies: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "identical-copies", title: "same sequence again",
      summary:
        "An earlier record has the same sequence and an agreeing lineage. Copies weigh in naive Bayes as they do "
        + "in other programs; --dereplicate merges them.")
  }

  public var severity: Notice.Severity { .note }

  /// Every such record but the first of its copies. Complexity O(bases).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    draft.copies.groups.flatMap { group -> [ReferenceFinding] in
      let first = draft.lineage(of: group[0])
      return group.dropFirst().compactMap { entry in
        let lineage = draft.lineage(of: entry)
        guard lineage.isPart(of: first) || first.isPart(of: lineage) else { return nil }
        return finding(draft, entry, "as record \(draft.records[group[0]])")
      }
    }.sorted { $0.record < $1.record }
  }
}
