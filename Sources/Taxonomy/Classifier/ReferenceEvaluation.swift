public import BioModel
public import Parallel

/// What a reference's names are worth: how often it names what it lacks, and whether it agrees with another reference.
public enum ReferenceEvaluation {
  /// Calls of sequences whose group was taken out of the reference.
  public struct HoldOut: Sendable, Equatable {
    /// How many groups were taken out, one at a time.
    public let groupCount: Int
    public let queryCount: Int
    /// Queries that got the name of another group of the rank.
    public let falselyNamed: Int

    public var falseShare: Double { queryCount == 0 ? 0 : Double(falselyNamed) / Double(queryCount) }
  }

  /// Calls of the same sequences by two references, at one rank.
  public struct Agreement: Sendable, Equatable {
    public let rank: Rank
    public let sequenceCount: Int
    /// How many the first names, the second names, both name, and both name alike.
    public let first: Int
    public let second: Int
    public let both: Int
    public let alike: Int
    /// Pairs of names that differ with their number, the most frequent first, then by bytes.
    public let differences: [(pair: String, count: Int)]

    public var share: Double { both == 0 ? 0 : Double(alike) / Double(both) }

    public static func == (a: Agreement, b: Agreement) -> Bool {
      a.rank == b.rank && a.sequenceCount == b.sequenceCount && a.first == b.first && a.second == b.second
        && a.both == b.both && a.alike == b.alike && a.differences.map(\.pair) == b.differences.map(\.pair)
        && a.differences.map(\.count) == b.differences.map(\.count)
    }
  }

  /// Takes out each wanted group of a rank in turn and calls the V4 regions of its entries with the rest.
  ///
  /// - Parameters:
  ///   - minimumConfidence: as `NaiveBayesClassifier.classify`.
  ///   - isWanted: by the group's name.
  /// - Throws: as `NaiveBayesClassifier.init`.
  /// - Complexity: one classification per entry of a wanted group.
  public static func holdOut(
    _ rank: Rank, of reference: ReferenceDatabase, minimumConfidence: Double?, threads: ThreadCount,
    isWanted: (String) -> Bool
  ) throws(TaxonomyError) -> HoldOut {
    let classifier = try NaiveBayesClassifier(reference: reference, classRank: .genus, threads: threads)
    let groups = HeldOutGroups(reference, classifier.tree, every: 1) { $0[rank].map(isWanted) ?? false }
    let queries = groups.queries
    let cutOff =
      minimumConfidence ?? classifier.rule?.minimumConfidence
      ?? ConfidenceCutOff.standard(lengths: queries.map(\.letters.count))
    let chunks = fixedChunks(count: queries.count, size: 16)
    let named = parallelMap(count: chunks.count, threads: threads, scratch: { BayesScorer(classifier) }) {
      scorer, chunk in
      chunks[chunk].count { number in
        let own = classifier.tree.group(of: queries[number].classNumber, rank: rank.rawValue)
        let call = scorer.call(queries[number].letters, cutOff: cutOff, leavingOut: .classes(own))
        return call.lineage[rank] != nil
      }
    }
    return HoldOut(
      groupCount: Set(queries.map { classifier.tree.group(of: $0.classNumber, rank: rank.rawValue) }).count,
      queryCount: queries.count,
      falselyNamed: named.reduce(0, +))
  }

  /// Compares two references' calls of the same sequences under current names.
  ///
  /// - Returns: one comparison per rank from phylum to genus.
  /// - Complexity: O(sequences · ranks).
  public static func agreement(_ first: [TaxonomyCall], _ second: [TaxonomyCall]) -> [Agreement] {
    let names = zip(first, second).map { (current($0.lineage), current($1.lineage)) }
    return Rank.allCases[1...Rank.genus.rawValue].map { rank in
      var pairs: [String: Int] = [:]
      var alike = 0
      for (one, other) in names {
        guard let one = one[rank], let other = other[rank] else { continue }
        if one == other { alike += 1 } else { pairs[one + " / " + other, default: 0] += 1 }
      }
      let differences = pairs.sorted { a, b in
        a.value != b.value ? a.value > b.value : Array(a.key.utf8).lexicographicallyPrecedes(Array(b.key.utf8))
      }
      return Agreement(
        rank: rank, sequenceCount: names.count, first: names.count { $0.0[rank] != nil },
        second: names.count { $0.1[rank] != nil }, both: alike + differences.reduce(0) { $0 + $1.value }, alike: alike,
        differences: differences.map { (pair: $0.key, count: $0.value) })
    }
  }

  // By the nomenclature where it maps the name, else the name as it stands; "incertae sedis" and the like are no names.
  private static func current(_ lineage: Lineage) -> [Rank: String] {
    var names: [Rank: String] = [:]
    for rank in Rank.allCases[...Rank.genus.rawValue] {
      // Narrower names must not help: the other call may lack them.
      let resolved = Nomenclature.builtIn.resolve(lineage.truncated(to: rank))
      guard let name = lineage[rank].map({ TaxonName.normalized($0) }), !TaxonName.isPlaceholder(name) else { continue }
      names[rank] = resolved[rank]?.key ?? name
    }
    return names
  }
}
