import Kernels

/// Finds how near a query's nearest entries are: how many of its distinct words the best entry of a group holds.
///
/// An entry cannot hold more of them than its class does; classes are looked at by falling number of words held and the
/// search ends where no later one can change the answer. One lane's room, used for one query after the other.
struct RelativeSearch {
  private let tree: ClassTree
  private let model: WordModel
  private let sequences: PackedSequences
  private var marks = [UInt32](repeating: 0, count: WordExtraction.wordCount)
  private var stamp: UInt32 = 1
  private var words: [UInt16] = []
  private var query: [UInt16] = []
  private var leftOut: Range<Int> = 0..<0
  /// Query words by class, and the classes by falling number.
  private var held: [Int32]
  private var order: [Int] = []
  /// The best entry of each class that has been looked at; −1 for others.
  private var best: [Int]

  init(_ classifier: NaiveBayesClassifier) {
    tree = classifier.tree
    model = classifier.model
    sequences = classifier.sequences
    held = [Int32](repeating: 0, count: classifier.model.classCount)
    best = [Int](repeating: -1, count: classifier.model.classCount)
  }

  /// Turns to a query. Complexity O(words · classes holding them).
  ///
  /// - Parameters:
  ///   - distinct: its distinct words.
  ///   - classes: classes that count as missing.
  mutating func load(_ distinct: [UInt16], leavingOut classes: Range<Int>) {
    for word in query { marks[Int(word)] = 0 }
    query = distinct
    for word in query { marks[Int(word)] = 1 }
    stamp = 1
    leftOut = classes
    for number in held.indices { held[number] = 0 }
    for word in query { model.countHolders(of: word, in: &held) }
    for number in best.indices { best[number] = -1 }
    let counts = held
    // Class number breaks ties, so that nothing depends on the sort.
    order = counts.indices.filter { counts[$0] > 0 && !classes.contains($0) }
      .sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
  }

  /// How many query words the best entry of the group holds.
  ///
  /// - Parameters:
  ///   - group: a range of classes.
  ///   - isInside: whether entries in the range are meant, or those outside.
  ///   - floor: an answer up to it may be given as the floor itself.
  mutating func bestEntry(_ group: Range<Int>, isInside: Bool, above floor: Int) -> Int {
    var most = floor
    for number in order {
      if Int(held[number]) <= most { break }
      if group.contains(number) == isInside { most = max(most, bestEntry(ofClass: number)) }
    }
    return most
  }

  private mutating func bestEntry(ofClass number: Int) -> Int {
    if best[number] >= 0 { return best[number] }
    var most = 0
    for entry in tree.members[number] {
      let count = sequences.words(of: entry, into: &words)
      stamp += 1
      most = max(most, Self.shared(words, count, stamp: stamp, marks: &marks))
    }
    best[number] = most
    return most
  }

  private static func shared(_ words: [UInt16], _ count: Int, stamp: UInt32, marks: inout [UInt32]) -> Int {
    var span = marks.mutableSpan
    return WordSharing.count(words: words.span, count: count, stamp: stamp, marks: &span)
  }
}
