import BioModel

/// The classes of a classifier, and at each rank from domain to genus the group each class belongs to.
struct ClassTree: Sendable {
  /// The ranks a call may name: from the domain to that of the classes.
  let ranks: [Rank]
  /// Each class's lineage, cut at the narrowest of these; sorted as in the reference.
  let lineages: [Lineage]
  /// The entries of each class: they stand together in the reference.
  let members: [Range<Int>]
  /// `groups[class · ranks + rank]`: equal for two classes iff their lineages agree down to that rank.
  let groups: [Int32]

  /// Classes are the distinct lineages cut at a rank, in general the genus: the genus, or the narrowest rank that is
  /// named.
  init(_ reference: ReferenceDatabase, narrowest: Rank = .genus) {
    let ranks = Array(Rank.allCases[...narrowest.rawValue])
    var lineages: [Lineage] = []
    var classOfLineage: [Int] = []
    // Lineages are sorted, so those that agree down to a rank stand together.
    for lineage in reference.lineages {
      let cut = lineage.truncated(to: narrowest)
      if lineages.last != cut { lineages.append(cut) }
      classOfLineage.append(lineages.count - 1)
    }
    // So do their entries.
    var members = [Range<Int>](repeating: 0..<0, count: lineages.count)
    for (entry, lineage) in reference.lineageIndices.enumerated() {
      let number = classOfLineage[lineage]
      members[number] = (members[number].isEmpty ? entry : members[number].lowerBound)..<(entry + 1)
    }

    var groups = [Int32](repeating: 0, count: lineages.count * ranks.count)
    for number in lineages.indices.dropFirst() {
      let shared = ranks.prefix { lineages[number][$0] == lineages[number - 1][$0] }.count
      for rank in ranks.indices {
        let before = groups[(number - 1) * ranks.count + rank]
        groups[number * ranks.count + rank] = rank < shared ? before : Int32(number)
      }
    }
    self.ranks = ranks
    self.lineages = lineages
    self.members = members
    self.groups = groups
  }

  /// The call of a class whose confidence is known: its lineage down to the last of the first ranks that may be named.
  func call(_ number: Int, named: Int, confidence: [Double], isReversed: Bool) -> TaxonomyCall {
    TaxonomyCall(
      lineage: named == 0 ? .unclassified : lineages[number].truncated(to: ranks[named - 1]), confidence: confidence,
      isReversed: isReversed)
  }

  /// How many ranks from the domain down two classes share.
  func sharedRanks(_ a: Int, _ b: Int) -> Int {
    let count = ranks.count
    return (0..<count).prefix { groups[a * count + $0] == groups[b * count + $0] }.count
  }

  /// The classes of one group: they stand together.
  ///
  /// - Complexity: O(classes of the group).
  func group(of classNumber: Int, rank: Int) -> Range<Int> {
    let count = ranks.count
    let wanted = groups[classNumber * count + rank]
    var first = classNumber
    while first > 0, groups[(first - 1) * count + rank] == wanted { first -= 1 }
    var end = classNumber + 1
    while end < lineages.count, groups[end * count + rank] == wanted { end += 1 }
    return first..<end
  }
}
