import BioModel
public import Parallel

extension ReferenceDraft {
  /// The finished reference and, if asked for, the entries whose sequence contradicts their label (`ReferenceCleaner`).
  ///
  /// - Parameter advance: hears from any lane how many labels more are checked.
  /// - Throws: as `database(name:taxonomyLabel:)`; as `NaiveBayesClassifier.init` where labels are checked.
  /// - Complexity: checking labels costs one classification per entry of a genus with three entries or more.
  public func database(
    name: String, taxonomyLabel: String, checkingLabels: Bool, threads: ThreadCount,
    advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(TaxonomyError) -> (database: ReferenceDatabase, findings: [ReferenceFinding]) {
    let order = sortedOrder()
    let database = try database(name: name, taxonomyLabel: taxonomyLabel, order: order)
    guard checkingLabels else { return (database, []) }
    let findings = try ReferenceCleaner.mislabelled(in: database, threads: threads, advance: advance).map { mistake in
      let entry = order.entries[mistake.entry]
      return ReferenceFinding(
        code: ReferenceNote.mislabelled.id, record: records[entry], identifier: identifiers[entry],
        detail: "\(lineage(of: entry).prefixedText), but its sequence is \(mistake.call.lineage.prefixedText)")
    }
    return (database, findings.sorted { $0.record < $1.record })
  }
}
