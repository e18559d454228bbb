import BioModel
import Kernels
import Statistics

/// One lane's work on one sequence after the other, with all the room it needs.
struct BayesScorer {
  /// The best class of a query, without any cut-off.
  struct Opinion {
    let classNumber: Int
    /// Per rank from the domain down, for the ranks named: none where the best classes share no rank.
    let confidence: [Double]
    let isReversed: Bool
  }

  static let replicates = 100
  /// Relative difference of log-probabilities below which two classes are tied.
  static let tieTolerance = 1e-9

  let tree: ClassTree
  let model: WordModel
  private let seed: UInt64
  private var query = QueryWords()
  private var scores: [Double]
  private var blockMaxima: [Double]
  private var bootstrap: BootstrapVotes
  private let rule: NearRelativeRule?
  private var search: RelativeSearch

  init(_ classifier: NaiveBayesClassifier) {
    tree = classifier.tree
    model = classifier.model
    seed = ContentHash.hash(Array(classifier.referenceFingerprint.utf8), from: ContentHash.start)
    scores = [Double](repeating: 0, count: classifier.model.classCount)
    blockMaxima = [Double](repeating: 0, count: classifier.model.blockCount)
    bootstrap = BootstrapVotes(classifier.model)
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
      return TaxonomyCall(lineage: .unclassified, confidence: [], isReversed: false)
    }
    let confident = opinion.confidence.prefix { $0 >= cutOff }.count
    let named = rule == nil ? confident : supportedRanks(of: opinion, among: confident, leavingOut: leftOut)
    return TaxonomyCall(
      lineage: named == 0
        ? .unclassified : tree.lineages[opinion.classNumber].truncated(to: ClassTree.ranks[named - 1]),
      confidence: opinion.confidence, isReversed: opinion.isReversed)
  }

  /// What naive Bayes says of one sequence before any cut-off; nil for a sequence without words.
  mutating func opinion(_ letters: [UInt8], leavingOut own: LeftOut?) -> Opinion? {
    query.read(letters, model: model)
    guard query.positions > 0 else { return nil }
    var best: [Int]
    var isReversed = false
    switch own == nil ? query.strand(model) : .forward {
    case .forward:
      best = fullScore(own).best
    case .reverse:
      query.reverse(model: model)
      isReversed = true
      best = fullScore(own).best
    case .unclear:
      let forward = fullScore(own)
      query.reverse(model: model)
      let reverse = fullScore(own)
      isReversed = reverse.logProbability > forward.logProbability
      best = reverse.best
      if !isReversed {
        query.reverse(model: model)
        best = forward.best
      }
    }
    let first = best[0]
    let depth = best.dropFirst().reduce(ClassTree.ranks.count) { min($0, tree.sharedRanks(first, $1)) }
    guard depth > 0, let deepest = tree.lineages[first].truncated(to: ClassTree.ranks[depth - 1]).deepestRank else {
      return Opinion(classNumber: first, confidence: [], isReversed: isReversed)
    }
    // Shares of ties are thirds and sevenths: seven digits are kept, so that 0.94 stays 0.94.
    var generator = SeededGenerator(state: query.hash(from: seed))
    let votes = bootstrap.votes(for: first, query: query, model: model, tree: tree, own: own, generator: &generator)
    let confidence = votes[...deepest.rawValue].map { ($0 * 1e7).rounded() / (1e7 * Double(Self.replicates)) }
    return Opinion(classNumber: first, confidence: confidence, isReversed: isReversed)
  }

  /// How many of the first `count` ranks of the last opinion a near relative supports (`NearRelativeRule`).
  private mutating func supportedRanks(of opinion: Opinion, among count: Int, leavingOut: LeftOut?) -> Int {
    guard let rule else { return count }
    let words = query.distinct.count
    for rank in (0..<count).reversed() {
      if rule.minimumShares[rank] == 0 { return rank + 1 }
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

  // The best classes (more than one when tied, rising) over all words, and their log-probability.
  private mutating func fullScore(_ own: LeftOut?) -> (best: [Int], logProbability: Double) {
    model.start(&scores, draws: query.positions)
    var constant = 0.0
    for (word, times) in zip(query.distinct, query.occurrences) {
      constant += Double(times) * model.logBackground[Int(word)]
      model.add(word, times: Double(times), to: &scores)
    }
    if let own {
      own.apply(
        to: &scores, words: query.distinct, times: query.occurrences, positions: query.positions, model: model)
    }
    guard let top = model.leader(scores, blockMaxima: &blockMaxima) else { return ([], 0) }
    let maximum = scores[top]
    let tolerance = Self.tieTolerance * (maximum + constant).magnitude
    return (scores.indices.filter { scores[$0] >= maximum - tolerance }, maximum + constant)
  }
}
