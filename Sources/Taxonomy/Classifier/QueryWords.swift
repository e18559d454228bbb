import Glibc
import Kernels

/// One query's words: in order of position, and distinct, the ones that fewest classes hold first.
struct QueryWords {
  /// Which strand of the query the reference is written in, as far as common words tell.
  enum Strand { case forward, reverse, unclear }

  /// Base codes of the strand in use; 4 for ambiguous letters, other letters too.
  private var codes: [UInt8] = []
  private var words: [UInt16] = []
  /// How many words the query has, repeats included.
  private(set) var positions = 0
  /// Each position's index in `distinct`.
  private(set) var distinctIndices: [Int] = []
  /// The distinct words, sorted by the number of classes that hold them, then by the word.
  private(set) var distinct: [UInt16] = []
  /// How often each distinct word occurs.
  private(set) var occurrences: [Int] = []
  private var indexOfWord = [Int32](repeating: -1, count: WordExtraction.wordCount)

  /// How many bases are A, C, G or T: what an eighth is drawn of.
  var unambiguousLength: Int { codes.reduce(0) { $0 + ($1 < 4 ? 1 : 0) } }

  /// Reads a query as it stands.
  mutating func read(_ letters: [UInt8], model: WordModel) {
    codes = letters.compactMap {
      let code = BaseCodes.table[Int($0)]
      return code == BaseCodes.gap ? nil : min(code, BaseCodes.ambiguous)
    }
    index(model)
  }

  /// Turns to the other strand.
  mutating func reverse(model: WordModel) {
    codes = codes.reversed().map { $0 < 4 ? 3 - $0 : $0 }
    index(model)
  }

  /// Compares Σ log P of the words with that of their reverse complements: on the wrong strand most words are rare.
  /// Below half a nat a word the strand is unclear and both must be scored.
  func strand(_ model: WordModel) -> Strand {
    var difference = 0.0
    for word in words[..<positions] {
      difference +=
        model.logBackground[Int(word)] - model.logBackground[Int(WordExtraction.reverseComplement(word))]
    }
    if difference.magnitude < 0.5 * Double(positions) { return .unclear }
    return difference > 0 ? .forward : .reverse
  }

  /// A hash of the strand in use.
  func hash(from state: UInt64) -> UInt64 { ContentHash.hash(codes, from: state) }

  private static func extract(_ codes: [UInt8], into words: inout [UInt16]) -> Int {
    var span = words.mutableSpan
    return WordExtraction.words(codes: codes.span, into: &span)
  }

  private mutating func index(_ model: WordModel) {
    if words.count < codes.count { words = [UInt16](repeating: 0, count: codes.count) }
    positions = Self.extract(codes, into: &words)
    for word in distinct { indexOfWord[Int(word)] = -1 }
    distinct.removeAll(keepingCapacity: true)
    for word in words[..<positions] where indexOfWord[Int(word)] < 0 {
      indexOfWord[Int(word)] = 0
      distinct.append(word)
    }
    let keys = distinct.map { UInt64(model.memberCount(of: Int($0))) << 16 | UInt64($0) }.sorted()
    distinct = keys.map { UInt16(truncatingIfNeeded: $0) }
    for (index, word) in distinct.enumerated() { indexOfWord[Int(word)] = Int32(index) }
    occurrences = [Int](repeating: 0, count: distinct.count)
    distinctIndices = words[..<positions].map { Int(indexOfWord[Int($0)]) }
    for index in distinctIndices { occurrences[index] += 1 }
  }
}
