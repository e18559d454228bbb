import BioModel
import Kernels
import Statistics

/// One lane's work on one sequence after the other, with all the room it needs.
struct BayesScorer {
  static let replicates = 100
  /// Relative difference of log-probabilities below which two classes are tied.
  static let tieTolerance = 1e-9

  private let tree: ClassTree
  let model: WordModel
  private let seed: UInt64
  private var query = QueryWords()
  private var scores: [Double]
  private var blockMaxima: [Double]
  private var bootstrap: BootstrapVotes

  init(_ classifier: NaiveBayesClassifier) {
    tree = classifier.tree
    model = classifier.model
    seed = ContentHash.hash(Array(classifier.referenceFingerprint.utf8), from: ContentHash.start)
    scores = [Double](repeating: 0, count: classifier.model.classCount)
    blockMaxima = [Double](repeating: 0, count: classifier.model.blockCount)
    bootstrap = BootstrapVotes(classifier.model)
  }

  /// The call of one sequence.
  mutating func call(_ letters: [UInt8], cutOff: Double) -> TaxonomyCall {
    call(letters, cutOff: cutOff, leavingOut: nil)
  }

  /// The call of one sequence; `own` takes the sequence's words out of the class it was trained in.
  mutating func call(_ letters: [UInt8], cutOff: Double, leavingOut own: LeftOut?) -> TaxonomyCall {
    query.read(letters, model: model)
    guard query.positions > 0 else { return TaxonomyCall(lineage: .unclassified, confidence: [], isReversed: false) }
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
    guard depth > 0 else {
      return TaxonomyCall(lineage: .unclassified, confidence: [], isReversed: isReversed)
    }
    let whole = tree.lineages[first].truncated(to: ClassTree.ranks[depth - 1])
    guard let deepest = whole.deepestRank else {
      return TaxonomyCall(lineage: .unclassified, confidence: [], isReversed: isReversed)
    }
    // Shares of ties are thirds and sevenths: seven digits are kept, so that 0.94 stays 0.94.
    var generator = SeededGenerator(state: query.hash(from: seed))
    let votes = bootstrap.votes(for: first, query: query, model: model, tree: tree, own: own, generator: &generator)
    let confidence = votes[...deepest.rawValue].map { ($0 * 1e7).rounded() / (1e7 * Double(Self.replicates)) }
    let named = confidence.prefix { $0 >= cutOff }.count
    let lineage = named == 0 ? Lineage.unclassified : whole.truncated(to: ClassTree.ranks[named - 1])
    return TaxonomyCall(lineage: lineage, confidence: confidence, isReversed: isReversed)
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
      scores[own.classNumber] += own.correction(
        words: query.distinct.span, times: query.occurrences, positions: query.positions, model: model)
    }
    guard let top = model.leader(scores, blockMaxima: &blockMaxima) else { return ([], 0) }
    let maximum = scores[top]
    let tolerance = Self.tieTolerance * (maximum + constant).magnitude
    return (scores.indices.filter { scores[$0] >= maximum - tolerance }, maximum + constant)
  }
}
