import Kernels
import Parallel

/// Which sequences of a reference hold each word; sequences stand in blocks of sixteen relatives.
struct SequenceWords: Sendable {
  /// Sequences of a block.
  static let blockSize = WordHits.laneCount

  let sequenceCount: Int
  /// How many sequences hold each word.
  let wordCounts: [UInt32]
  /// Where each word's rows start; 65,537 entries.
  private let wordRows: [Int]
  /// Rows by word, by rising block: the block, and a bit for each of its sequences that holds the word.
  private let rowBlocks: [UInt32]
  private let rowMasks: [UInt16]

  var blockCount: Int { (sequenceCount + Self.blockSize - 1) / Self.blockSize }

  /// - Complexity: O(bases); blocks are read on up to `threads` lanes.
  init(_ sequences: PackedSequences, threads: ThreadCount) {
    let blocks = fixedChunks(count: sequences.count, size: Self.blockSize)
    let profiles = parallelMap(count: blocks.count, threads: threads, scratch: { Tally() }) { tally, block in
      tally.profile(of: blocks[block], in: sequences)
    }
    var wordRows = [Int](repeating: 0, count: WordExtraction.wordCount + 1)
    for profile in profiles { for word in profile.words { wordRows[Int(word) + 1] += 1 } }
    for word in 0..<WordExtraction.wordCount { wordRows[word + 1] += wordRows[word] }
    let total = wordRows[WordExtraction.wordCount]
    var rowBlocks = [UInt32](repeating: 0, count: total)
    var rowMasks = [UInt16](repeating: 0, count: total)
    var wordCounts = [UInt32](repeating: 0, count: WordExtraction.wordCount)
    var next = wordRows
    for (block, profile) in profiles.enumerated() {
      for (word, mask) in zip(profile.words, profile.masks) {
        let row = next[Int(word)]
        next[Int(word)] += 1
        rowBlocks[row] = UInt32(block)
        rowMasks[row] = mask
        wordCounts[Int(word)] += UInt32(mask.nonzeroBitCount)
      }
    }
    sequenceCount = sequences.count
    self.wordCounts = wordCounts
    self.wordRows = wordRows
    self.rowBlocks = rowBlocks
    self.rowMasks = rowMasks
  }

  /// Writes the masks of a word by block, from a place on; zero where no sequence of the block holds it.
  func spread(_ word: UInt16, into matrix: inout [UInt16], from start: Int) {
    for row in wordRows[Int(word)]..<wordRows[Int(word) + 1] { matrix[start + Int(rowBlocks[row])] = rowMasks[row] }
  }
}

/// The words of one block.
private struct Profile: Sendable {
  let words: [UInt16]
  let masks: [UInt16]
}

/// Room for reading one block after the other.
private struct Tally {
  private var words: [UInt16] = []
  private var masks = [UInt16](repeating: 0, count: WordExtraction.wordCount)
  private var touched = [UInt16](repeating: 0, count: WordExtraction.wordCount)

  mutating func profile(of entries: Range<Int>, in sequences: PackedSequences) -> Profile {
    var touchedCount = 0
    for (lane, entry) in entries.enumerated() {
      let found = sequences.words(of: entry, into: &words)
      Self.mark(words, found, lane, &masks, &touched, &touchedCount)
    }
    let held = Array(touched[..<touchedCount])
    let heldMasks = held.map { masks[Int($0)] }
    for word in held { masks[Int(word)] = 0 }
    return Profile(words: held, masks: heldMasks)
  }

  private static func mark(
    _ words: [UInt16], _ count: Int, _ lane: Int, _ masks: inout [UInt16], _ touched: inout [UInt16],
    _ touchedCount: inout Int
  ) {
    var maskSpan = masks.mutableSpan
    var touchedSpan = touched.mutableSpan
    WordHits.mark(
      words: words.span, count: count, lane: lane, masks: &maskSpan, touched: &touchedSpan, touchedCount: &touchedCount)
  }
}
