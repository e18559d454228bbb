public import BioModel

/// The traits of one genus or species, with where they are stated.
public struct TraitRecord: Sendable, Equatable {
  /// The accepted name.
  public let taxon: String
  public let rank: Rank
  private let values: [Trait: String]
  /// Keys of the sources (`BERGEY`, `VITAL17`); `Traits.sources` says what they stand for.
  public let citations: [String]
  /// How the oxygen value compares with BacDive's most frequent one.
  public let oxygenCheck: String
  public let note: String

  init(
    taxon: String, rank: Rank, values: [Trait: String], citations: [String], oxygenCheck: String, note: String
  ) {
    self.taxon = taxon
    self.rank = rank
    self.values = values
    self.citations = citations
    self.oxygenCheck = oxygenCheck
    self.note = note
  }

  /// The value of a trait, one of `trait.values`.
  public subscript(trait: Trait) -> String { values[trait] ?? "" }
}
