import Kernels

/// Merges a forward sequence with the reverse complement of a reverse one if they overlap without a difference (Callahan
/// 2016, doi:10.1038/nmeth.3869; the rule of R `dada2::mergePairs(maxMismatch = 0)`).
///
/// The rule: of all alignments with free ends (match 1, mismatch −64, gap −64 per base) the best one must have no
/// mismatch, no gap and at least `minimumOverlap` matches. So an exact overlap does not count when a longer one with
/// few differences scores more. Most pairs need no alignment:
/// - no exact overlap of `minimumOverlap` bases: no merging;
/// - an exact overlap of E bases that is longer than any other is the best alignment if no alignment with a difference
///   can reach E: such a one needs min(n, m) ≥ E + 64, and off the diagonal of the overlap a run of equal bases of at
///   least min(64, (E + 64) / 2).
///
/// One object per lane.
public final class ExactMateMerger {
  static let difference = 64
  /// What a mismatch costs, in matches, where an overlap with mismatches is looked for to say why mates do not merge.
  private static let toleratedDifference = 8

  public let settings: MateMergeSettings
  private let aligner = EndsFreeAligner(
    scores: .init(match: 1, mismatch: Int32(-difference), gap: Int32(-difference)))

  public init(settings: MateMergeSettings = MateMergeSettings()) { self.settings = settings }

  /// Merges a forward sequence and a reverse one, both as read.
  ///
  /// Letters match if their bytes are equal; an empty mate has no overlap.
  ///
  /// - Complexity: a few microseconds for mates of 250 bases; O(n m) for the few pairs that must be aligned.
  public func merge(forward: [UInt8], reverse: [UInt8]) -> MateMergeOutcome {
    merge(forward: forward, turned: ReverseComplement.of(reverse))
  }

  /// As `merge(forward:reverse:)`, with the reverse complement of the reverse sequence.
  func merge(forward: [UInt8], turned: [UInt8]) -> MateMergeOutcome {
    unsafe forward.withUnsafeBufferPointer { first in
      unsafe turned.withUnsafeBufferPointer { second in
        guard let f = first.baseAddress, let r = second.baseAddress, !first.isEmpty, !second.isEmpty else {
          return .rejected(.noOverlap)
        }
        // SAFETY: the buffers hold as many letters as said.
        let mates = unsafe MateOverlaps(first: f, count: first.count, second: r, count: second.count)
        guard let offset = unsafe exactOffset(mates) else {
          let differs = unsafe mates.hasOverlap(
            minimumScore: settings.minimumOverlap, mismatch: ExactMateMerger.toleratedDifference)
          return .rejected(differs ? .mismatches : .noOverlap)
        }
        return .merged(joined(forward, turned, offset))
      }
    }
  }

  /// Where the second mate begins on the first in the best alignment, if that is exact and long enough.
  @unsafe private func exactOffset(_ mates: MateOverlaps) -> Int? {
    guard let best = unsafe mates.longestExact(minimum: max(1, settings.minimumOverlap)) else { return nil }
    let difference = ExactMateMerger.difference
    if !best.isTied {
      if unsafe best.length + difference > min(mates.n, mates.m) { return best.offset }
      let run = min(difference, (best.length + difference) / 2)
      if unsafe !mates.hasRun(of: run, exceptAt: best.offset) { return best.offset }
    }
    unsafe aligner.align(mates.first, count: mates.n, mates.second, count: mates.m, band: nil)
    return alignedOffset()
  }

  /// The offset of the alignment at hand, if it has no difference and enough matches.
  private func alignedOffset() -> Int? {
    aligner.withColumns { columns in
      var begin = 0
      while begin < columns.count, columns[begin] != EndsFreeAligner.Column.match { begin += 1 }
      var end = begin
      while end < columns.count, columns[end] == EndsFreeAligner.Column.match { end += 1 }
      let isLong = end - begin >= max(1, settings.minimumOverlap)
      // Both ends must be one mate alone; a mismatch or a second stretch of the other mate is a difference.
      func isTerminal(_ range: Range<Int>) -> Bool {
        guard let alone = range.first.map({ columns[$0] }) else { return true }
        return alone != EndsFreeAligner.Column.mismatch && range.allSatisfy { columns[$0] == alone }
      }
      guard isLong, isTerminal(0..<begin), isTerminal(end..<columns.count) else { return nil }
      return begin > 0 && columns[0] == EndsFreeAligner.Column.secondOnly ? -begin : begin
    }
  }

  private func joined(_ forward: [UInt8], _ turned: [UInt8], _ offset: Int) -> [UInt8] {
    let end = offset + turned.count
    if settings.trimsOverhang {
      return end <= forward.count ? Array(forward[..<end]) : forward + turned[(forward.count - offset)...]
    }
    let before = turned[..<max(0, -offset)]
    return before + forward + turned[min(turned.count, max(0, forward.count - offset))...]
  }
}
