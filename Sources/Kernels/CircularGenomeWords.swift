/// The words of 16 letters of a small circular genome, on both strands, and how many of them a read holds.
///
/// A word of 16 at any place of a read covers the whole of one word of 9 that starts at a multiple of 8. So a read of
/// L bases is looked up at L / 8 places in a bitmap of the genome's words of 9 (32 KiB); only behind a hit the eight
/// words of 16 that cover the place are looked up in the table. Finding: docs/findings/read-filters.md.
public struct CircularGenomeWords: Sendable {
  /// Letters of a word.
  public static let wordLength = 16
  // A word of 9 letters is 18 bits, the width of the bitmap.
  private static let seedMask: UInt32 = (1 << 18) - 1
  private static let step = 8

  private var seeds: [UInt64]
  private var words: [UInt32]
  // 0 a free slot, 1 the genome, 2 its reverse complement, 3 both.
  private var strands: [UInt8]
  private let shift: UInt32

  /// Holds the words of `genome`, the last base followed by the first.
  ///
  /// - Parameter genome: upper-case letters; words with another letter than A, C, G, T are left out.
  /// - Complexity: O(genome), 5 bytes a slot at no more than half load.
  public init(_ genome: [UInt8]) {
    var slots = 1024
    while slots < 4 * genome.count { slots *= 2 }
    seeds = Array(repeating: 0, count: 1 << 12)
    words = Array(repeating: 0, count: slots)
    strands = Array(repeating: 0, count: slots)
    shift = UInt32(32 - slots.trailingZeroBitCount)
    guard genome.count >= CircularGenomeWords.wordLength else { return }
    for (strand, letters) in [(UInt8(1), genome), (UInt8(2), ReverseComplement.of(genome))] {
      let ring = letters + letters.prefix(CircularGenomeWords.wordLength - 1)
      for start in 0..<letters.count {
        let letters = ring[start..<start + CircularGenomeWords.wordLength]
        guard letters.allSatisfy(SequenceLetters.isBase) else { continue }
        let word = letters.reversed().reduce(UInt32(0)) { $0 << 2 | UInt32(SequenceLetters.code($1)) }
        let seed = Int(word & CircularGenomeWords.seedMask)
        seeds[seed >> 6] |= 1 << UInt64(seed & 63)
        // A word of 9 that starts in the last places of a word of 16 is the start of a later word: the ring has all.
        let slot = CircularGenomeWords.slot(of: word, words.span, strands.span, shift)
        words[slot] = word
        strands[slot] |= strand
      }
    }
  }

  /// The words of `range` that do not overlap and lie in the genome, strand by strand, as many as fit; counting stops
  /// where one strand has `limit`.
  ///
  /// - Parameters:
  ///   - bases: upper-case letters; a word with another letter than A, C, G, T lies in no genome.
  ///   - range: lies within `bases`.
  ///   - limit: at least 1.
  /// - Complexity: O(range / 8) where nothing is found; no allocation.
  public func matches(
    _ bases: Span<UInt8>, _ range: Range<Int>, limit: Int
  ) -> (forward: Int, reverse: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bases.count)
    let length = CircularGenomeWords.wordLength
    let seeds = self.seeds.span
    precondition(seeds.count == 1 << 12)
    let bytes = unsafe bases.bytes
    var counts = (forward: 0, reverse: 0)
    var free = (forward: range.lowerBound, reverse: range.lowerBound)
    let last = range.upperBound &- length
    guard last >= range.lowerBound else { return counts }
    var place = range.lowerBound
    while place &+ 9 <= range.upperBound {
      // SAFETY: place + 9 ≤ bases.count, so eight bytes and the one behind them lie in `bases`.
      let eight = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
      let ninth = unsafe bases[unchecked: place &+ 8]
      let seed = CircularGenomeWords.pack(eight) | (UInt32(ninth) &>> 1 & 3) &<< 16
      // SAFETY: seed has 18 bits and the bitmap 2¹² words.
      let isCandidate = unsafe seeds[unchecked: Int(seed &>> 6)] &>> UInt64(seed & 63) & 1 != 0
      if isCandidate {
        var start = max(range.lowerBound, place &- (CircularGenomeWords.step &- 1))
        while start <= min(place, last) {
          let strand = self.strand(at: start, bases)
          if strand & 1 != 0, start >= free.forward {
            counts.forward &+= 1
            free.forward = start &+ length
          }
          if strand & 2 != 0, start >= free.reverse {
            counts.reverse &+= 1
            free.reverse = start &+ length
          }
          start &+= 1
        }
        if max(counts.forward, counts.reverse) >= limit { return counts }
      }
      place &+= CircularGenomeWords.step
    }
    return counts
  }

  /// The strands that hold the word at `start`, which lies wholly in `bases`.
  private func strand(at start: Int, _ bases: Span<UInt8>) -> UInt8 {
    precondition(start >= 0 && start &+ CircularGenomeWords.wordLength <= bases.count)
    let bytes = unsafe bases.bytes
    // SAFETY: sixteen bytes from start on lie in `bases`.
    let low = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
    let high = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 8, as: UInt64.self)
    let word = CircularGenomeWords.pack(low) | CircularGenomeWords.pack(high) &<< 16
    let slot = CircularGenomeWords.slot(of: word, words.span, strands.span, shift)
    let found = strands[slot]
    if found == 0 { return 0 }
    for index in start..<start &+ CircularGenomeWords.wordLength where !SequenceLetters.isBase(bases[index]) {
      return 0
    }
    return found
  }

  /// Two bits of each of eight letters, the first letter lowest.
  @inline(__always)
  private static func pack(_ eight: UInt64) -> UInt32 {
    var codes = eight.littleEndian &>> 1 & 0x0303_0303_0303_0303
    codes = (codes | codes &>> 6) & 0x000F_000F_000F_000F
    codes = (codes | codes &>> 12) & 0x0000_00FF_0000_00FF
    return UInt32(truncatingIfNeeded: (codes | codes &>> 24) & 0xFFFF)
  }

  /// Where a word stands, or the free slot where it would.
  private static func slot(of word: UInt32, _ words: Span<UInt32>, _ strands: Span<UInt8>, _ shift: UInt32) -> Int {
    var slot = Int((word &* 0x9E37_79B1) &>> shift)
    while strands[slot] != 0, words[slot] != word { slot = (slot &+ 1) & (words.count &- 1) }
    return slot
  }
}
