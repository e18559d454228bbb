import BioModel
import Statistics

/// One lane's work on one sequence after the other.
struct SINTAXScorer {
  private static let drawCount = 32

  private let tree: ClassTree
  private let logBackground: [Double]
  private let classOfEntry: [Int32]
  private let seed: UInt64
  private var query = QueryWords()
  private var search: NearestSequences
  /// Votes by class; `voted` are those that have any.
  private var votes: [Double]
  private var voted: [Int] = []

  init(_ classifier: SINTAXClassifier) {
    tree = classifier.tree
    logBackground = LogBackground.of(
      classifier.words.wordCounts.map { Int($0) }, sequenceCount: classifier.words.sequenceCount)
    var classOfEntry = [Int32](repeating: 0, count: classifier.words.sequenceCount)
    for (number, entries) in classifier.tree.members.enumerated() {
      for entry in entries { classOfEntry[entry] = Int32(number) }
    }
    self.classOfEntry = classOfEntry
    seed = ContentHash.hash(Array(classifier.referenceFingerprint.utf8), from: ContentHash.start)
    search = NearestSequences(classifier.words)
    votes = [Double](repeating: 0, count: classifier.tree.lineages.count)
  }

  mutating func call(_ letters: [UInt8], cutOff: Double) -> TaxonomyCall {
    query.read(letters)
    guard query.positions > 0, QueryLength.allowed.contains(query.length) else { return .none }
    let (favourite, isReversed) = strandAndFavourite()
    guard let favourite else { return .none }
    castVotes(favourite)
    defer {
      for number in voted { votes[number] = 0 }
      voted.removeAll(keepingCapacity: true)
    }
    return called(cutOff: cutOff, isReversed: isReversed)
  }

  // A nearest sequence by all words, on the strand on which it holds more.
  private mutating func strandAndFavourite() -> (sequence: Int?, isReversed: Bool) {
    let strand = query.strand { logBackground[Int($0)] }
    if strand == .reverse { query.reverse() }
    let first = nearestByAllWords()
    guard strand == .unclear else { return (first.sequences.first, strand == .reverse) }
    query.reverse()
    let turned = nearestByAllWords()
    if turned.hits > first.hits { return (turned.sequences.first, true) }
    query.reverse()
    search.load(query.distinct)
    return (first.sequences.first, false)
  }

  private mutating func nearestByAllWords() -> NearestSequences.Nearest {
    search.load(query.distinct)
    return search.nearest((0..<query.distinct.count).map { Int32($0) }, favourite: nil)
  }

  private mutating func castVotes(_ favourite: Int) {
    var generator = SeededGenerator(state: query.hash(from: seed))
    var draws = [Int32](repeating: 0, count: Self.drawCount)
    for _ in 0..<Bootstrap.replicates {
      for index in draws.indices { draws[index] = Int32(generator.below(query.distinct.count)) }
      let nearest = search.nearest(draws, favourite: favourite).sequences
      let classes = mostFrequent(nearest)
      let share = 1 / Double(classes.count)
      for number in classes {
        if votes[number] == 0 { voted.append(number) }
        votes[number] += share
      }
    }
  }

  // The classes that most of some sequences belong to, rising; sequences of a class stand together.
  private func mostFrequent(_ sequences: [Int]) -> [Int] {
    var classes: [Int] = []
    var most = 0
    var count = 0
    var previous = -1
    for sequence in sequences {
      let number = Int(classOfEntry[sequence])
      count = number == previous ? count + 1 : 1
      previous = number
      if count > most {
        most = count
        classes = [number]
      } else if count == most {
        classes.append(number)
      }
    }
    return classes
  }

  // Down from the domain, at each rank to the name with the most votes.
  private mutating func called(cutOff: Double, isReversed: Bool) -> TaxonomyCall {
    voted.sort()
    var candidates = voted
    var confidence: [Double] = []
    for rank in tree.ranks.indices {
      var groups: [(first: Int, votes: Double)] = []
      for number in candidates {
        let group = Int(tree.groups[number * tree.ranks.count + rank])
        if groups.last?.first != group { groups.append((group, 0)) }
        groups[groups.count - 1].votes += votes[number]
      }
      guard let best = groups.max(by: { $0.votes < $1.votes }),
        groups.count(where: { best.votes - $0.votes <= 1e-9 }) == 1
      else { break }
      candidates = candidates.filter { Int(tree.groups[$0 * tree.ranks.count + rank]) == best.first }
      confidence.append(Bootstrap.confidence(best.votes))
    }
    guard let first = candidates.first, !confidence.isEmpty,
      let deepest = tree.lineages[first].truncated(to: tree.ranks[confidence.count - 1]).deepestRank
    else { return .none }
    confidence = Array(confidence[...deepest.rawValue])
    let named = confidence.prefix { $0 >= cutOff }.count
    return tree.call(first, named: named, confidence: confidence, isReversed: isReversed)
  }
}
