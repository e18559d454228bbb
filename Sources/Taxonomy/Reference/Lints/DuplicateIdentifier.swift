public import BioModel

/// Ids that stand on several records.
public struct DuplicateIdentifier: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "duplicate-id", title: "ids on several records",
      summary: "The id stands on an earlier record too; both are kept.")
  }

  public var severity: Notice.Severity { .warning }

  /// Every record but the first of each id; empty ids are none. Complexity O(entries).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    var first: [String: Int] = [:]
    first.reserveCapacity(draft.count)
    return (0..<draft.count).compactMap { entry in
      let identifier = draft.identifiers[entry]
      guard !identifier.isEmpty else { return nil }
      guard let known = first[identifier] else {
        first[identifier] = entry
        return nil
      }
      return finding(draft, entry, "as record \(draft.records[known])")
    }
  }
}
