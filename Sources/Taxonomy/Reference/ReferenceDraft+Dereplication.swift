import BioModel

extension ReferenceDraft {
  /// The draft with one entry per sequence, however often it is there.
  ///
  /// Of copies whose lineages agree as far as they are named the longest lineage stays; where they disagree the entry
  /// gets their lowest common ancestor, with a note on each copy, and is left out where they share not even the domain.
  /// The entry has the smallest id (by bytes) of the copies that carry the lineage kept, or of all where none does, so
  /// that the order of the file has no influence. Sequences contained in longer ones stay.
  ///
  /// Naive Bayes of Wang 2007 weighs words by the number of sequences of a genus that hold them, so without copies
  /// calls differ from those of programs that keep them.
  ///
  /// - Complexity: O(bases).
  public func dereplicated() -> ReferenceDraft {
    var draft = self
    var isDropped = [Bool](repeating: false, count: count)
    for group in copies.groups {
      let lineage = Self.common(group.map { self.lineage(of: $0) })
      let carriers = group.filter { self.lineage(of: $0) == lineage.kept }
      let chosen = (carriers.isEmpty ? group : carriers).reduce(group[0]) { best, entry in
        let isCarrier = carriers.isEmpty || self.lineage(of: best) == lineage.kept
        if !isCarrier { return entry }
        return identifiers[entry].utf8.lexicographicallyPrecedes(identifiers[best].utf8) ? entry : best
      }
      for entry in group where entry != chosen || lineage.kept.isUnclassified { isDropped[entry] = true }
      if !lineage.kept.isUnclassified { draft.lineageIndices[chosen] = draft.index(of: lineage.kept) }
      let note = lineage.isConflict ? ReferenceNote.mergedConflict : ReferenceNote.merged
      for entry in group where lineage.isConflict || entry != chosen {
        let result = lineage.kept.isUnclassified ? "nothing, left out" : lineage.kept.prefixedText
        draft.notes.append(
          ReferenceFinding(
            code: note.id, record: records[entry], identifier: identifiers[entry],
            detail: lineage.isConflict
              ? "\(self.lineage(of: entry).prefixedText) became \(result), with \(group.count) copies"
              : "into record \(records[chosen])"))
      }
    }
    draft.keep(draft.identifiers.indices.filter { !isDropped[$0] })
    return draft
  }

  /// The lineage that stands for several, and whether they disagree.
  static func common(_ lineages: [Lineage]) -> (kept: Lineage, isConflict: Bool) {
    var longest = lineages.first ?? .unclassified
    for lineage in lineages where longest.isPart(of: lineage) { longest = lineage }
    if lineages.allSatisfy({ $0.isPart(of: longest) }) { return (longest, false) }
    return (lineages.dropFirst().reduce(lineages.first ?? .unclassified) { $0.commonAncestor(with: $1) }, true)
  }

  /// Keeps these entries only.
  mutating func keep(_ entries: [Int], turned: [Bool]? = nil) {
    lineageIndices = entries.map { lineageIndices[$0] }
    identifiers = entries.map { identifiers[$0] }
    records = entries.map { records[$0] }
    sequences = sequences.reordered(entries, turned: turned)
  }
}
