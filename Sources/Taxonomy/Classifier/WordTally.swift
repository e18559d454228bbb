import Kernels

/// The words a class holds and in how many of its sequences, in no particular order.
struct WordProfile: Sendable {
  let words: [UInt16]
  let counts: [UInt32]
}

/// Room for counting words of one class after the other.
struct WordTally {
  private var words: [UInt16] = []
  private var stamps = [UInt32](repeating: 0, count: WordExtraction.wordCount)
  private var counts = [UInt32](repeating: 0, count: WordExtraction.wordCount)
  private var touched = [UInt16](repeating: 0, count: WordExtraction.wordCount)
  private var stamp: UInt32 = 0

  /// The profile of the given entries. Complexity O(their bases).
  mutating func count(_ entries: [Int], in sequences: PackedSequences) -> WordProfile {
    var touchedCount = 0
    for entry in entries {
      let found = sequences.words(of: entry, into: &words)
      stamp += 1
      Self.add(
        words, found, stamp: stamp, stamps: &stamps, counts: &counts, touched: &touched, touchedCount: &touchedCount)
    }
    let held = Array(touched[..<touchedCount])
    let heldCounts = held.map { counts[Int($0)] }
    for word in held { counts[Int(word)] = 0 }
    return WordProfile(words: held, counts: heldCounts)
  }

  private static func add(
    _ words: [UInt16], _ count: Int, stamp: UInt32, stamps: inout [UInt32], counts: inout [UInt32],
    touched: inout [UInt16], touchedCount: inout Int
  ) {
    var stampSpan = stamps.mutableSpan
    var countSpan = counts.mutableSpan
    var touchedSpan = touched.mutableSpan
    WordTallying.add(
      words: words.span, count: count, stamp: stamp, stamps: &stampSpan, counts: &countSpan, touched: &touchedSpan,
      touchedCount: &touchedCount)
  }
}
