public import BioModel
import Storage

/// What is inside a reference, rank by rank.
public struct ReferenceContents: Sendable, Equatable {
  /// One rank.
  public struct RankCount: Sendable, Equatable {
    public let rank: Rank
    /// How many different groups there are: names with all that stands above them.
    public let groupCount: Int
    /// How many different names.
    public let nameCount: Int
    /// How many entries have a name at this rank.
    public let namedEntryCount: Int
    /// How many entries have their narrowest name at this rank.
    public let deepestEntryCount: Int
    /// The names with the most entries, at most five, by falling number and then by bytes.
    public let mostFrequent: [NameCount]
  }

  /// A name and its entries.
  public struct NameCount: Sendable, Equatable {
    public let name: String
    public let entryCount: Int
  }

  /// Lengths of the sequences in bases.
  public struct Lengths: Sendable, Equatable {
    public let shortest: Int
    public let lowerQuartile: Int
    public let median: Int
    public let upperQuartile: Int
    public let longest: Int
  }

  public let name: String
  public let taxonomyLabel: String
  public let fingerprint: String
  public let entryCount: Int
  public let lineageCount: Int
  public let baseCount: Int
  /// Letters other than A, C, G, T.
  public let ambiguousCount: Int
  public let lengths: Lengths
  public let ranks: [RankCount]
  /// Entries of chloroplasts (and other plastids), of mitochondria, and of eukaryotes' own genes.
  public let chloroplastCount: Int
  public let mitochondrionCount: Int
  public let eukaryoteCount: Int
  /// What a sparse reference demands before it names a sequence; nil for complete ones.
  public let nearRelativeRule: NearRelativeRule?

  /// - Complexity: O(entries · ranks + entries · log entries).
  public init(_ reference: ReferenceDatabase) {
    name = reference.name
    taxonomyLabel = reference.taxonomyLabel
    fingerprint = reference.fingerprint
    entryCount = reference.count
    lineageCount = reference.lineages.count
    baseCount = reference.sequences.baseCount
    ambiguousCount = reference.sequences.ambiguousPositions.count
    nearRelativeRule = reference.nearRelativeRule

    let starts = reference.sequences.starts
    let sorted = (0..<reference.count).map { starts[$0 + 1] - starts[$0] }.sorted()
    func quantile(_ quarters: Int) -> Int { sorted.isEmpty ? 0 : sorted[(sorted.count - 1) * quarters / 4] }
    lengths = Lengths(
      shortest: quantile(0), lowerQuartile: quantile(1), median: quantile(2), upperQuartile: quantile(3),
      longest: quantile(4))

    var entriesOfLineage = [Int](repeating: 0, count: reference.lineages.count)
    for lineage in reference.lineageIndices { entriesOfLineage[lineage] += 1 }
    let weighted = Array(zip(reference.lineages, entriesOfLineage))
    ranks = Rank.allCases.map { Self.count($0, weighted) }
    func entries(_ reason: String) -> Int {
      weighted.reduce(0) { OffTarget.reason($1.0) == reason ? $0 + $1.1 : $0 }
    }
    chloroplastCount = entries("chloroplast")
    mitochondrionCount = entries("mitochondrion")
    eukaryoteCount = entries("eukaryote")
  }

  private static func count(_ rank: Rank, _ lineages: [(Lineage, Int)]) -> RankCount {
    var entries: [String: Int] = [:]
    var groups: Set<Lineage> = []
    var deepest = 0
    for (lineage, count) in lineages {
      if lineage.deepestRank == rank { deepest += count }
      guard let name = lineage[rank] else { continue }
      entries[name, default: 0] += count
      groups.insert(lineage.truncated(to: rank))
    }
    let sorted = entries.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    return RankCount(
      rank: rank, groupCount: groups.count, nameCount: entries.count,
      namedEntryCount: entries.values.reduce(0, +), deepestEntryCount: deepest,
      mostFrequent: sorted.prefix(5).map { NameCount(name: $0.key, entryCount: $0.value) })
  }
}
