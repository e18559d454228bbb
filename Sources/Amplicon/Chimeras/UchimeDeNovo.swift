import Kernels

/// Chimeras among denoised sequences (UCHIME2's denoised mode, Edgar 2016, doi:10.1101/074252, with UCHIME3's skew).
///
/// A sequence is a chimera if it is the start of one more abundant sequence joined, without a difference, to the end of
/// another. Parents have at least `skew` times its reads and are not chimeras themselves. Starts and ends are compared
/// from the sequences' own ends, since amplicons of one primer pair begin and end alike; lengths may differ.
public enum UchimeDeNovo {
  /// A chimera and the parents that make it.
  public struct Chimera: Sendable, Equatable {
    /// The number of the chimera among the candidates.
    public let candidate: Int
    /// The candidate whose start it has.
    public let startParent: Int
    /// The candidate whose end it has.
    public let endParent: Int
    /// Bases it shares with the start parent from the left.
    public let startLength: Int
    /// Bases it shares with the end parent from the right.
    public let endLength: Int
  }

  /// The chimeras among `candidates`: numbers of `uniques`, most abundant first. Parents are the earliest candidates
  /// with the longest common start and end.
  ///
  /// Complexity: O(candidates²) comparisons of starts and ends; no alignment.
  public static func chimeras(
    among candidates: [Int], of uniques: UniqueSequences, skew: Double = UnoiseSettings().chimeraSkew
  ) -> [Chimera] {
    var found: [Chimera] = []
    var parents: [Int] = []
    unsafe uniques.letters.withUnsafeBufferPointer { letters in
      guard let base = letters.baseAddress else { return }
      for candidate in 0..<candidates.count {
        let number = candidates[candidate]
        let range = uniques.range(number)
        let reads = Double(uniques.readCounts[number])
        var starts = BestTwo()
        var ends = BestTwo()
        for parent in parents {
          if Double(uniques.readCounts[candidates[parent]]) < skew * reads { break }
          let other = uniques.range(candidates[parent])
          let shorter = min(range.count, other.count)
          // SAFETY: `shorter` letters follow both starts and precede both ends in the arena.
          let left = unsafe SequenceBytes.commonPrefix(
            base + range.lowerBound, base + other.lowerBound, count: shorter)
          let right = unsafe SequenceBytes.commonSuffix(
            base + range.upperBound, base + other.upperBound, count: shorter)
          starts.add(left, parent)
          ends.add(right, parent)
        }
        // A piece of one parent is no chimera: neither side may cover the whole candidate.
        if let (start, end) = starts.bestPair(with: ends), start.length + end.length >= range.count,
          start.length < range.count, end.length < range.count
        {
          found.append(
            Chimera(
              candidate: candidate, startParent: start.parent, endParent: end.parent, startLength: start.length,
              endLength: end.length))
        } else {
          parents.append(candidate)
        }
      }
    }
    return found
  }
}

/// The longest and the second longest common start (or end), each of another parent; the earlier parent on ties.
private struct BestTwo {
  typealias Match = (length: Int, parent: Int)
  private var first: Match?
  private var second: Match?

  mutating func add(_ length: Int, _ parent: Int) {
    if first.map({ length > $0.length }) ?? true {
      (first, second) = ((length, parent), first)
    } else if second.map({ length > $0.length }) ?? true {
      second = (length, parent)
    }
  }

  /// The pair of different parents that covers most; nil with fewer than two parents.
  func bestPair(with ends: BestTwo) -> (start: Match, end: Match)? {
    guard let first, let end = ends.first, let second, let otherEnd = ends.second else { return nil }
    if first.parent != end.parent { return (first, end) }
    return first.length + otherEnd.length >= second.length + end.length ? (first, otherEnd) : (second, end)
  }
}
