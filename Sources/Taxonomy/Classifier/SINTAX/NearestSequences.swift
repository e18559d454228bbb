import Kernels

/// The sequences that hold the most of some words, found exactly without counting in all sequences.
///
/// A block of sixteen relatives can hold no more of the words than all its sequences together; only blocks that reach
/// the most so far are counted sequence by sequence. One lane's room, used for one query after the other.
struct NearestSequences {
  /// The sequences that hold the most, rising, and how many words they hold.
  struct Nearest {
    var sequences: [Int] = []
    var hits = 0
  }

  private let reference: SequenceWords
  private let width: Int
  private var matrix: [UInt16] = []
  private var found: [Int32]
  private var hits: [Int16]

  init(_ reference: SequenceWords) {
    self.reference = reference
    width = (reference.blockCount + 15) / 16 * 16
    found = [Int32](repeating: 0, count: width)
    hits = [Int16](repeating: 0, count: width)
  }

  /// Turns to a query, given by its distinct words. Complexity O(words · blocks).
  mutating func load(_ words: [UInt16]) {
    matrix.removeAll(keepingCapacity: true)
    matrix.append(contentsOf: repeatElement(0, count: words.count * width))
    for (index, word) in words.enumerated() { reference.spread(word, into: &matrix, from: index * width) }
  }

  /// The nearest sequences by drawn words.
  ///
  /// - Parameters:
  ///   - draws: indices of the words loaded, repeats allowed.
  ///   - favourite: a sequence that is likely to be among them; nil where none is known.
  mutating func nearest(_ draws: [Int32], favourite: Int?) -> Nearest {
    var nearest = Nearest()
    var first = -1
    if let favourite {
      first = favourite / SequenceWords.blockSize
      count(first, draws, into: &nearest)
    }
    let foundCount = Self.reaching(
      max(1, nearest.hits), draws, width: width, matrix: matrix, found: &found, hits: &hits)
    // Blocks that could hold the most come first.
    let most = hits[..<foundCount].max() ?? 0
    for isFirstRound in [true, false] {
      for index in 0..<foundCount where Int(found[index]) != first && (hits[index] == most) == isFirstRound {
        if Int(hits[index]) >= nearest.hits { count(Int(found[index]), draws, into: &nearest) }
      }
    }
    nearest.sequences.sort()
    return nearest
  }

  private func count(_ block: Int, _ draws: [Int32], into nearest: inout Nearest) {
    let counts = WordHits.counts(block: block, draws: draws.span, width: width, matrix: matrix.span)
    let start = block * SequenceWords.blockSize
    for lane in 0..<min(SequenceWords.blockSize, reference.sequenceCount - start) {
      let hits = Int(counts[lane])
      if hits > nearest.hits {
        nearest = Nearest(sequences: [start + lane], hits: hits)
      } else if hits == nearest.hits, hits > 0 {
        nearest.sequences.append(start + lane)
      }
    }
  }

  private static func reaching(
    _ threshold: Int, _ draws: [Int32], width: Int, matrix: [UInt16], found: inout [Int32], hits: inout [Int16]
  ) -> Int {
    var foundSpan = found.mutableSpan
    var hitSpan = hits.mutableSpan
    return WordHits.reaching(
      threshold, draws: draws.span, width: width, matrix: matrix.span, found: &foundSpan, hits: &hitSpan)
  }
}
