public import BioModel

/// Lineages that do not begin with a domain or a kingdom.
public struct UnknownDomain: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "unknown-domain", title: "the lineage does not begin with a domain",
      summary: "The first name is no domain and no kingdom: ranks may be shifted (--ranks says which stand there).")
  }

  public var severity: Notice.Severity { .warning }

  /// Complexity O(entries).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    let isUnknown = draft.lineages.map { lineage in lineage[.domain].map { !DomainNames.isDomain($0) } ?? false }
    return (0..<draft.count).compactMap { entry in
      guard isUnknown[draft.lineageIndices[entry]] else { return nil }
      return finding(draft, entry, draft.lineage(of: entry)[.domain] ?? "")
    }
  }
}
