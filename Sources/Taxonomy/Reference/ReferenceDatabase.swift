public import BioModel
public import Storage

/// Named reference sequences: what a classifier is trained on.
///
/// Immutable and safe to share between lanes. The order of the records it was built from has no influence: entries are
/// sorted by lineage, then identifier, then sequence.
public struct ReferenceDatabase: Sendable {
  /// A short name for reports, for example the file's name.
  public let name: String
  /// Whose names the lineages use, for example `RDP 19`; free text, `unstated` when unknown.
  public let taxonomyLabel: String
  /// Whether it holds mitochondria or chloroplasts, so that organelle reads can be recognised with it.
  public let declaresOrganelles: Bool
  /// SHA-256 over all entries (lineage, identifier, sequence) in sorted order and the rule, if there is one; the name has
  /// no part in it.
  public let fingerprint: String
  /// The distinct lineages of the entries, sorted by the bytes of their names.
  public let lineages: [Lineage]
  /// Each entry's index in `lineages`.
  public let lineageIndices: SharedArray<Int>
  /// Each entry's accession; may be empty.
  public let identifiers: PackedTexts
  /// The entries' sequences.
  public let sequences: PackedSequences

  /// What a sparse reference demands before it names a sequence; nil for complete ones.
  public let nearRelativeRule: NearRelativeRule?

  /// The counted words where they came with the file; nil: a classifier counts them.
  let words: TrainedWords?

  /// The number of entries.
  public var count: Int { identifiers.count }

  /// The narrowest rank that classes have unless something else is asked for: the narrowest the reference names, since a
  /// genus of unlike species is a blurred class (`docs/findings/taxonomy-accuracy.md`); the genus where a
  /// `NearRelativeRule` was calibrated on genera.
  public var standardClassRank: Rank {
    nearRelativeRule == nil && lineages.contains { $0[.species] != nil } ? .species : .genus
  }

  /// Whether exact matches to its species are worth listing: it names species, and not only some of many.
  public var listsSpecies: Bool { nearRelativeRule == nil && lineages.contains { $0[.species] != nil } }

  /// The lineage of one entry.
  public func lineage(of entry: Int) -> Lineage { lineages[lineageIndices[entry]] }
}

extension ReferenceDatabase: Equatable {
  /// Equal names and equal content; counted words follow from the content.
  public static func == (a: Self, b: Self) -> Bool {
    a.name == b.name && a.taxonomyLabel == b.taxonomyLabel && a.fingerprint == b.fingerprint
  }
}

/// The words of a reference, counted for classes of a rank.
struct TrainedWords: Sendable {
  /// The narrowest rank of the classes.
  let classRank: Rank
  let model: WordModel
}
