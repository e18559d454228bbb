public import Taxonomy

/// The sequence variants of a run with what the classifier says of them, in step.
public struct FeatureCatalogue: Sendable, Equatable {
  /// MD5 of the upper-case sequence, or the table's own ids.
  public let ids: [String]
  /// Upper-case sequences; empty when the table came without.
  public let sequences: [String]
  /// One call per feature; empty when nothing was classified.
  public let calls: [TaxonomyCall]
  /// The species each feature fits letter by letter; empty when they were not looked up.
  public let species: [[String]]

  /// - Precondition: `sequences`, `calls` and `species` are empty or as long as `ids`.
  public init(ids: [String], sequences: [String] = [], calls: [TaxonomyCall] = [], species: [[String]] = []) {
    precondition(sequences.isEmpty || sequences.count == ids.count, "one sequence per feature")
    precondition(calls.isEmpty || calls.count == ids.count, "one call per feature")
    precondition(species.isEmpty || species.count == ids.count, "one list of species per feature")
    self.ids = ids
    self.sequences = sequences
    self.calls = calls
    self.species = species
  }
}
