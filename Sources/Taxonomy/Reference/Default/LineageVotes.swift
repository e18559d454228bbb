import BioModel

/// One lineage per genus: the group above each name is what the hand-made table says, else what most entries of the
/// first source that knows the name say.
struct LineageVotes {
  private struct Question: Hashable {
    let rank: Rank
    let name: String
    let above: Rank
  }

  private let taxonomy: CurrentTaxonomy
  // By source: how often each answer was given.
  private var answers: [[Question: [String: Int]]]

  init(taxonomy: CurrentTaxonomy, sourceCount: Int) {
    self.taxonomy = taxonomy
    answers = Array(repeating: [:], count: sourceCount)
  }

  /// Counts what one entry says of the groups above its names.
  mutating func count(genus: String, higher: [String], source: Int) {
    let names = higher + [genus]
    for rank in Rank.allCases[..<names.count] where !names[rank.rawValue].isEmpty {
      for above in Rank.allCases[..<rank.rawValue] where !names[above.rawValue].isEmpty {
        let question = Question(rank: rank, name: names[rank.rawValue], above: above)
        answers[source][question, default: [:]][names[above.rawValue], default: 0] += 1
      }
    }
  }

  /// The lineage of a genus, or, without one, of the narrowest name in `higher`. Complexity O(ranks).
  func lineage(genus: String, higher: [String]) -> Lineage {
    var names = higher + [genus]
    guard var place = names.lastIndex(where: { !$0.isEmpty }) else { return .unclassified }
    for rank in stride(from: place - 1, through: 0, by: -1) {
      let name = names[place]
      let above = Rank.allCases[rank]
      let listed = rank == place - 1 ? taxonomy.parent(of: name, Rank.allCases[place]) : nil
      names[rank] = listed ?? majority(Question(rank: Rank.allCases[place], name: name, above: above)) ?? ""
      if !names[rank].isEmpty { place = rank }
    }
    return Lineage(names)
  }

  // The most frequent answer of the first source that has one; the first by bytes of equals.
  private func majority(_ question: Question) -> String? {
    for source in answers {
      guard let counts = source[question] else { continue }
      let ranked = counts.sorted { a, b in
        a.value != b.value ? a.value > b.value : Array(a.key.utf8).lexicographicallyPrecedes(Array(b.key.utf8))
      }
      if let first = ranked.first { return first.key }
    }
    return nil
  }
}
