import Glibc
import Kernels

/// One query's words: in order of position, and distinct.
struct QueryWords {
  /// Which strand of the query the reference is written in, as far as common words tell.
  enum Strand { case forward, reverse, unclear }

  /// Base codes of the strand in use; 4 for ambiguous letters, other letters too.
  private var codes: [UInt8] = []
  private var words: [UInt16] = []
  /// How many words the query has, repeats included.
  private(set) var positions = 0
  /// Each position's index in `distinct`.
  private(set) var distinctIndices: [Int32] = []
  /// The distinct words in the order of their first place.
  private(set) var distinct: [UInt16] = []
  /// How often each distinct word occurs.
  private(set) var occurrences: [Int] = []
  private var indexOfWord = [Int32](repeating: -1, count: WordExtraction.wordCount)

  /// How many letters it has, ambiguous ones included.
  var length: Int { codes.count }

  /// Reads a query as it stands.
  mutating func read(_ letters: [UInt8]) {
    codes = letters.compactMap {
      let code = BaseCodes.table[Int($0)]
      return code == BaseCodes.gap ? nil : min(code, BaseCodes.ambiguous)
    }
    index()
  }

  /// Turns to the other strand.
  mutating func reverse() {
    codes = codes.reversed().map { $0 < 4 ? 3 - $0 : $0 }
    index()
  }

  /// Compares Σ log P of the words with that of their reverse complements: on the wrong strand most words are rare.
  /// Below half a nat a word the strand is unclear and both must be scored.
  ///
  /// - Parameter logBackground: log P of a word.
  func strand(_ logBackground: (UInt16) -> Double) -> Strand {
    var difference = 0.0
    for word in words[..<positions] {
      difference += logBackground(word) - logBackground(WordExtraction.reverseComplement(word))
    }
    if difference.magnitude < 0.5 * Double(positions) { return .unclear }
    return difference > 0 ? .forward : .reverse
  }

  /// Σ log P of all words.
  func logBackground(_ logBackground: (UInt16) -> Double) -> Double {
    words[..<positions].reduce(0) { $0 + logBackground($1) }
  }

  /// A hash of the strand in use.
  func hash(from state: UInt64) -> UInt64 { ContentHash.hash(codes, from: state) }

  private static func extract(_ codes: [UInt8], into words: inout [UInt16]) -> Int {
    var span = words.mutableSpan
    return WordExtraction.words(codes: codes.span, into: &span)
  }

  private mutating func index() {
    if words.count < codes.count { words = [UInt16](repeating: 0, count: codes.count) }
    positions = Self.extract(codes, into: &words)
    for word in distinct { indexOfWord[Int(word)] = -1 }
    distinct.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    distinctIndices.removeAll(keepingCapacity: true)
    for word in words[..<positions] {
      if indexOfWord[Int(word)] < 0 {
        indexOfWord[Int(word)] = Int32(distinct.count)
        distinct.append(word)
        occurrences.append(0)
      }
      distinctIndices.append(indexOfWord[Int(word)])
      occurrences[Int(indexOfWord[Int(word)])] += 1
    }
  }
}
