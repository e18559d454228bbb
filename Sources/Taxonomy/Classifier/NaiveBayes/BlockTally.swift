import Kernels

/// The words a block of up to eight classes holds, and in how many sequences of which class.
struct BlockProfile: Sendable {
  /// Each word held, once, in the order first seen.
  let words: [UInt16]
  /// Which classes of the block hold the word: bit k for the k-th.
  let masks: [UInt8]
  /// Sequences that hold the word, for the classes of the mask in turn, word after word.
  let counts: [UInt32]
}

/// Room for counting the words of one block of classes after the other.
struct BlockTally {
  private var words: [UInt16] = []
  private var stamps = [UInt32](repeating: 0, count: WordExtraction.wordCount)
  private var counts = [UInt32](repeating: 0, count: WordExtraction.wordCount * WordTallying.laneCount)
  private var masks = [UInt8](repeating: 0, count: WordExtraction.wordCount)
  private var touched = [UInt16](repeating: 0, count: WordExtraction.wordCount)
  private var stamp: UInt32 = 0

  /// The profile of a block.
  ///
  /// - Parameter classes: the entries of each class, at most eight.
  /// - Complexity: O(their bases).
  mutating func count(_ classes: some Sequence<Range<Int>>, in sequences: PackedSequences) -> BlockProfile {
    var touchedCount = 0
    for (lane, entries) in classes.enumerated() {
      for entry in entries {
        let found = sequences.words(of: entry, into: &words)
        stamp += 1
        Self.add(
          words, found, lane: lane, stamp: stamp, stamps: &stamps, counts: &counts, masks: &masks, touched: &touched,
          touchedCount: &touchedCount)
      }
    }
    let held = Array(touched[..<touchedCount])
    let heldMasks = held.map { masks[Int($0)] }
    var heldCounts: [UInt32] = []
    heldCounts.reserveCapacity(heldMasks.reduce(0) { $0 + $1.nonzeroBitCount })
    for (word, mask) in zip(held, heldMasks) {
      masks[Int(word)] = 0
      var rest = mask
      while rest != 0 {
        let slot = Int(word) * WordTallying.laneCount + rest.trailingZeroBitCount
        heldCounts.append(counts[slot])
        counts[slot] = 0
        rest &= rest - 1
      }
    }
    return BlockProfile(words: held, masks: heldMasks, counts: heldCounts)
  }

  private static func add(
    _ words: [UInt16], _ count: Int, lane: Int, stamp: UInt32, stamps: inout [UInt32], counts: inout [UInt32],
    masks: inout [UInt8], touched: inout [UInt16], touchedCount: inout Int
  ) {
    var stampSpan = stamps.mutableSpan
    var countSpan = counts.mutableSpan
    var maskSpan = masks.mutableSpan
    var touchedSpan = touched.mutableSpan
    WordTallying.add(
      words: words.span, count: count, lane: lane, stamp: stamp, stamps: &stampSpan, counts: &countSpan,
      masks: &maskSpan, touched: &touchedSpan, touchedCount: &touchedCount)
  }
}
