/// Which sequences of a set hold a word of 15 letters: an open-addressing table of words over lists of sequences.
///
/// Complexity: building O(letters), 8 bytes a slot at no more than half load and 4 bytes per word and sequence.
public struct KmerIndex: Sendable {
  /// Letters of a word: 30 bits.
  public static let wordLength = 15
  private static let free = UInt32.max

  private var words: [UInt32]
  private var starts: [UInt32]
  /// The lists of all words, each rising.
  @usableFromInline var sequences: [UInt32] = []
  private let mask: Int

  /// Indexes `count` sequences; `letters(i)` gives the place of sequence i in `arena`.
  public init(arena: Span<UInt8>, ranges: [Range<Int>]) {
    var distinct = 0
    var slots = 1024
    var words = [UInt32](repeating: KmerIndex.free, count: slots)
    var counts = [UInt32](repeating: 0, count: slots)
    var last = [UInt32](repeating: KmerIndex.free, count: slots)
    for (number, range) in ranges.enumerated() {
      if 2 * (distinct + range.count) > slots {
        let (oldWords, oldCounts, oldLast) = (words, counts, last)
        while 2 * (distinct + range.count) > slots { slots *= 2 }
        words = Array(repeating: KmerIndex.free, count: slots)
        counts = Array(repeating: 0, count: slots)
        last = Array(repeating: KmerIndex.free, count: slots)
        for (slot, word) in oldWords.enumerated() where word != KmerIndex.free {
          let place = KmerIndex.slot(of: word, in: words, mask: slots - 1)
          words[place] = word
          counts[place] = oldCounts[slot]
          last[place] = oldLast[slot]
        }
      }
      KmerIndex.forEachWord(arena, range) { word in
        let place = KmerIndex.slot(of: word, in: words, mask: slots - 1)
        if words[place] == KmerIndex.free {
          words[place] = word
          distinct += 1
        }
        if last[place] != UInt32(number) {
          last[place] = UInt32(number)
          counts[place] += 1
        }
      }
    }
    var starts = [UInt32](repeating: 0, count: slots + 1)
    for slot in 0..<slots { starts[slot + 1] = starts[slot] + counts[slot] }
    var filled = [UInt32](repeating: 0, count: slots)
    var sequences = [UInt32](repeating: 0, count: Int(starts[slots]))
    for (number, range) in ranges.enumerated() {
      KmerIndex.forEachWord(arena, range) { word in
        let place = KmerIndex.slot(of: word, in: words, mask: slots - 1)
        let at = Int(starts[place] + filled[place])
        if filled[place] > 0, sequences[at - 1] == UInt32(number) { return }
        sequences[at] = UInt32(number)
        filled[place] += 1
      }
    }
    self.words = words
    self.starts = starts
    self.sequences = sequences
    mask = slots - 1
  }

  /// The place in `sequences` of the list of one word (30 bits, `SequenceLetters.code`); empty if none holds it.
  public func list(of word: UInt32) -> Range<Int> {
    let slot = KmerIndex.slot(of: word, in: words, mask: mask)
    return Int(starts[slot])..<Int(starts[slot + 1])
  }

  /// Lets `body` read the entries of all lists.
  @unsafe @inlinable public func withSequences<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    unsafe sequences.withUnsafeBufferPointer(body)
  }

  private static func forEachWord(_ arena: Span<UInt8>, _ range: Range<Int>, _ body: (UInt32) -> Void) {
    var word: UInt32 = 0
    for at in range {
      word = (word << 2 | UInt32(truncatingIfNeeded: SequenceLetters.code(arena[at]))) & 0x3FFF_FFFF
      if at - range.lowerBound + 1 >= wordLength { body(word) }
    }
  }

  private static func slot(of word: UInt32, in words: [UInt32], mask: Int) -> Int {
    var slot = Int(truncatingIfNeeded: (UInt64(word) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while words[slot] != free, words[slot] != word { slot = (slot + 1) & mask }
    return slot
  }
}
