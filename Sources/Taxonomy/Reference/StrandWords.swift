import Glibc
import Kernels

/// How often each word of eight bases occurs on the strand that a reference is written on.
struct StrandWords {
  private var counts = [Int32](repeating: 0, count: 65_536)
  // Per sequence how it was counted: 1 as it is, −1 turned, 0 not at all.
  private var counted: [Int8]

  private static let reverseComplements: [UInt16] = (0..<65_536).map { word in
    var (rest, turned) = (word, 0)
    for _ in 0..<8 {
      turned = turned << 2 | (3 - rest & 3)
      rest >>= 2
    }
    return UInt16(turned)
  }

  /// - Parameter isReversed: per sequence, whether its words are counted on the other strand.
  /// - Complexity: O(bases of the entries).
  init(_ sequences: PackedSequences, entries: [Int], isReversed: [Bool]) {
    counted = [Int8](repeating: 0, count: sequences.count)
    let turned = Self.reverseComplements
    var words: [UInt16] = []
    for entry in entries {
      counted[entry] = isReversed[entry] ? -1 : 1
      let found = sequences.words(of: entry, into: &words)
      for place in 0..<found {
        let word = Int(isReversed[entry] ? turned[Int(words[place])] : words[place])
        // Two thousand million are enough to know a word by.
        if counts[word] < .max { counts[word] += 1 }
      }
    }
  }

  /// The mean of log((n(w) + ½) / (n(reverse complement of w) + ½)) over an entry's words, its own taken out; nil where
  /// it has too few. Complexity O(letters).
  func meanLogRatio(of entry: Int, in sequences: PackedSequences, _ words: inout [UInt16]) -> Double? {
    let found = sequences.words(of: entry, into: &words)
    guard found >= Orientation.leastWords else { return nil }
    let turnedWords = Self.reverseComplements
    let (ownForward, ownTurned) = (counted[entry] > 0 ? 1.0 : 0, counted[entry] < 0 ? 1.0 : 0)
    var sum = 0.0
    for place in 0..<found {
      let word = Int(words[place])
      let turned = Int(turnedWords[word])
      // A palindrome says nothing.
      if word == turned { continue }
      sum += log((Double(counts[word]) - ownForward + 0.5) / (Double(counts[turned]) - ownTurned + 0.5))
    }
    return sum / Double(found)
  }
}
