import BioModel
import Storage

extension ReferenceDraft {
  /// The finished reference: entries sorted by lineage, id and sequence, so that the order of the file has no influence.
  ///
  /// - Throws: `TaxonomyError` where no entry has a base.
  /// - Complexity: O(bases + entries · log entries).
  public func database(name: String, taxonomyLabel: String) throws(TaxonomyError) -> ReferenceDatabase {
    try database(name: name, taxonomyLabel: taxonomyLabel, order: sortedOrder())
  }

  func database(name: String, taxonomyLabel: String, order: SortedOrder) throws(TaxonomyError) -> ReferenceDatabase {
    guard sequences.hasWords else {
      throw ReferenceBuilder.empty(
        file,
        recordCount == 0
          ? "it has no records"
          : "none of its \(recordCount) records has a lineage and eight unambiguous bases in a row")
    }
    return ReferenceDatabase(
      name: name, taxonomyLabel: taxonomyLabel, lineages: order.lineages.map { lineages[$0] },
      lineageIndices: SharedArray(order.entries.map { order.position[lineageIndices[$0]] }),
      identifiers: PackedTexts(order.entries.map { identifiers[$0] }), sequences: sequences.reordered(order.entries))
  }

  /// Which draft entry and lineage stands where in the finished reference.
  struct SortedOrder {
    /// Draft entries in their final order.
    let entries: [Int]
    /// Draft lineages that are used, in their final order.
    let lineages: [Int]
    /// Each draft lineage's final place; −1 where it is not used.
    let position: [Int]
  }

  func sortedOrder() -> SortedOrder {
    var isUsed = [Bool](repeating: false, count: lineages.count)
    for index in lineageIndices { isUsed[index] = true }
    // Sorting keys are names divided by a byte below all letters, so that parents sort before their children.
    let keys = lineages.map(\.sortingKey)
    let order = lineages.indices.filter { isUsed[$0] }.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    var position = [Int](repeating: -1, count: lineages.count)
    for (new, old) in order.enumerated() { position[old] = new }
    let entries = identifiers.indices.sorted { a, b in
      let (first, second) = (position[lineageIndices[a]], position[lineageIndices[b]])
      if first != second { return first < second }
      if identifiers[a] != identifiers[b] {
        return identifiers[a].utf8.lexicographicallyPrecedes(identifiers[b].utf8)
      }
      return sequences.precedes(a, b)
    }
    return SortedOrder(entries: entries, lineages: order, position: position)
  }
}
