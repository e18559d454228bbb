import BioModel
import Kernels
import Statistics
import Storage

/// One lane's work on one sequence after the other, with all the room it needs.
struct BayesScorer {
  /// The best class of a query, without any cut-off.
  struct Opinion {
    let classNumber: Int
    /// Per rank from the domain down, for the ranks named: none where the best classes share no rank.
    let confidence: [Double]
    let isReversed: Bool
  }

  let tree: ClassTree
  let model: WordModel
  private let seed: UInt64
  private var query = QueryWords()
  private var scores: BlockScores
  private var draws: [Int32] = []
  private let rule: NearRelativeRule?
  private var search: RelativeSearch

  init(_ classifier: NaiveBayesClassifier) {
    tree = classifier.tree
    model = classifier.model
    seed = ContentHash.hash(Array(classifier.referenceFingerprint.utf8), from: ContentHash.start)
    scores = BlockScores(classifier.model)
    rule = classifier.rule
    search = RelativeSearch(classifier)
  }

  /// The call of one sequence.
  ///
  /// - Parameters:
  ///   - cutOff: confidence 0…1 a rank needs to be named.
  ///   - leftOut: what the reference must do without.
  mutating func call(_ letters: [UInt8], cutOff: Double, leavingOut leftOut: LeftOut? = nil) -> TaxonomyCall {
    guard let opinion = opinion(letters, leavingOut: leftOut) else {
      return .none
    }
    let confident = opinion.confidence.prefix { $0 >= cutOff }.count
    let named = rule == nil ? confident : supportedRanks(of: opinion, among: confident, leavingOut: leftOut)
    return tree.call(
      opinion.classNumber, named: named, confidence: opinion.confidence, isReversed: opinion.isReversed)
  }

  /// What naive Bayes says of one sequence before any cut-off; nil for a sequence without words.
  mutating func opinion(_ letters: [UInt8], leavingOut own: LeftOut?) -> Opinion? {
    query.read(letters)
    guard query.positions > 0, QueryLength.allowed.contains(query.length) else { return nil }
    let (best, isReversed) = strandAndBest(own)
    // Nothing is left where everything was left out.
    guard let first = best.first else { return nil }
    let depth = best.dropFirst().reduce(tree.ranks.count) { min($0, tree.sharedRanks(first, $1)) }
    guard depth > 0, let deepest = tree.lineages[first].truncated(to: tree.ranks[depth - 1]).deepestRank else {
      return Opinion(classNumber: first, confidence: [], isReversed: isReversed)
    }
    let confidence = votes(for: first)[...deepest.rawValue].map { Bootstrap.confidence($0) }
    return Opinion(classNumber: first, confidence: confidence, isReversed: isReversed)
  }

  // The classes tied over all words, and whether the query was turned; the query stays on the strand decided for.
  private mutating func strandAndBest(_ own: LeftOut?) -> (classes: [Int], isReversed: Bool) {
    switch own == nil ? query.strand(model.logBackground(of:)) : .forward {
    case .forward: return (whole(own).classes, false)
    case .reverse:
      query.reverse()
      return (whole(own).classes, true)
    case .unclear:
      let forward = whole(own)
      let forwardBackground = query.logBackground(model.logBackground(of:))
      query.reverse()
      let reverse = whole(own)
      if reverse.sum + query.logBackground(model.logBackground(of:)) > forward.sum + forwardBackground {
        return (reverse.classes, true)
      }
      query.reverse()
      return (whole(own).classes, false)
    }
  }

  // An eighth of the words.
  private var drawCount: Int { max(1, query.positions / 8) }

  private mutating func whole(_ own: LeftOut?) -> BlockScores.Best {
    scores.load(
      query.distinct, occurrences: query.occurrences, draws: drawCount, leavingOut: own)
    return scores.best(positions: query.distinctIndices, logBackground: query.logBackground(model.logBackground(of:)))
  }

  // How many of 100 replicates agree with a class, by rank from the domain down; a tied replicate votes 1/t for each.
  private mutating func votes(for chosen: Int) -> [Double] {
    var generator = SeededGenerator(state: query.hash(from: seed))
    let drawCount = drawCount
    let background = query.distinct.map { model.logBackground[Int($0)] }
    var votes = [Double](repeating: 0, count: tree.ranks.count)
    for _ in 0..<Bootstrap.replicates {
      draws.removeAll(keepingCapacity: true)
      var logBackground = 0.0
      for _ in 0..<drawCount {
        let index = query.distinctIndices[generator.below(query.positions)]
        draws.append(index)
        logBackground += background[Int(index)]
      }
      let winners = scores.best(draws: draws, logBackground: logBackground, favourite: chosen).classes
      let share = 1 / Double(winners.count)
      for winner in winners {
        for rank in 0..<tree.sharedRanks(chosen, winner) { votes[rank] += share }
      }
    }
    return votes
  }

  /// How many of the first `count` ranks of the last opinion a near relative supports (`NearRelativeRule`).
  private mutating func supportedRanks(of opinion: Opinion, among count: Int, leavingOut: LeftOut?) -> Int {
    guard let rule else { return count }
    let words = query.distinct.count
    for rank in (0..<count).reversed() {
      if !rule.demands(rank: rank) { return rank + 1 }
      let evidence = evidence(of: opinion, rank: rank, isFirst: rank == count - 1, leavingOut: leavingOut)
      if rule.allows(rank: rank, inside: evidence.inside, outside: evidence.outside, words: words) { return rank + 1 }
    }
    return 0
  }

  /// How many of the query's distinct words the best entry inside the group of the last opinion holds, and the best
  /// outside it; outside, any number too small to matter may be given larger.
  ///
  /// - Parameter isFirst: false where an opinion of the same query was asked for another rank before.
  mutating func evidence(
    of opinion: Opinion, rank: Int, isFirst: Bool, leavingOut: LeftOut?
  ) -> (inside: Int, outside: Int, words: Int) {
    if isFirst {
      var missing = 0..<0
      if case .classes(let range) = leavingOut { missing = range }
      search.load(query.distinct, leavingOut: missing)
    }
    let group = tree.group(of: opinion.classNumber, rank: rank)
    let inside = search.bestEntry(group, isInside: true, above: 0)
    let floor = max(0, inside - NearRelativeRule.wordsPerSubstitution - 1)
    return (inside, search.bestEntry(group, isInside: false, above: floor), query.distinct.count)
  }
}
