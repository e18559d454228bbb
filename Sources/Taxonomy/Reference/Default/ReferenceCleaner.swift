import BioModel
public import Parallel

/// Finds entries that are filed under the wrong family or higher: each is called by the classifier with its own words
/// taken out, and is dropped only if at least two other sequences of its genus exist and the call contradicts its label
/// at family or above with at least 95 % confidence.
public enum ReferenceCleaner {
  /// Confidence a contradiction needs.
  static let confidence = 0.95

  /// An entry whose sequence contradicts its label.
  public struct Mislabelled: Sendable, Equatable {
    /// Its index in the reference.
    public let entry: Int
    /// What the rest of the reference says, down to the ranks that are certain.
    public let call: TaxonomyCall
  }

  /// The mislabelled entries of a reference, by rising index.
  ///
  /// - Parameter advance: hears from any lane how many entries more are done.
  /// - Throws: as `NaiveBayesClassifier.init`.
  /// - Complexity: one classification per entry of a genus with three entries or more.
  public static func mislabelled(
    in reference: ReferenceDatabase, threads: ThreadCount, advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(TaxonomyError) -> [Mislabelled] {
    let classifier = try NaiveBayesClassifier(reference: reference, classRank: .genus, threads: threads)
    let tree = classifier.tree
    let found = parallelMap(
      count: tree.members.count, threads: threads, scratch: { (BayesScorer(classifier), BlockTally()) }
    ) { scratch, number -> [Mislabelled] in
      let entries = tree.members[number]
      defer { advance(entries.count) }
      let lineage = tree.lineages[number]
      guard entries.count > 2, lineage[.genus] != nil else { return [] }
      let profile = scratch.1.count(CollectionOfOne(entries), in: reference.sequences)
      var counts = [UInt32](repeating: 0, count: 65_536)
      for (word, count) in zip(profile.words, profile.counts) { counts[Int(word)] = count }
      let own = LeftOut.sequence(OwnWords(classNumber: number, classSize: entries.count, counts: counts))
      return entries.compactMap { entry in
        let call = scratch.0.call(reference.sequences[entry], cutOff: confidence, leavingOut: own)
        return contradicts(call.lineage, lineage) ? Mislabelled(entry: entry, call: call) : nil
      }
    }
    return found.flatMap { $0 }.sorted { $0.entry < $1.entry }
  }

  /// Whether two lineages name different groups at family or above; ranks without a name contradict nothing.
  static func contradicts(_ call: Lineage, _ label: Lineage) -> Bool {
    Rank.allCases[...Rank.family.rawValue].contains { rank in
      guard let said = call[rank], let written = label[rank] else { return false }
      return said != written
    }
  }
}
