import Kernels

/// Aligns uniques of a sample with a centre, sixteen at a time where their lengths agree.
///
/// `@unchecked Sendable` because one lane at a time has an aligner.
@safe
final class PairAligner: @unchecked Sendable {
  private let settings: DadaSettings
  private let lanes: EndsFreeLanes
  private var plain = EndsFreeAlignment()
  /// Uniques that wait for their alignment.
  private var waiting: [Int] = []
  private var order: [(length: Int, unique: Int)] = []

  init(_ settings: DadaSettings) {
    self.settings = settings
    lanes = EndsFreeLanes(match: settings.match, mismatch: settings.mismatch, gap: settings.gap)
  }

  /// Compares the uniques of a chunk with a centre and adds what was aligned to the chunk.
  ///
  /// - Parameter isWanted: whether a unique is to be compared.
  func compare(
    _ comparisons: DadaComparisons, centre: Int, range: Range<Int>, into chunk: CentreEdits,
    isWanted: (Int) -> Bool
  ) {
    waiting.removeAll(keepingCapacity: true)
    let counts = comparisons.wordCounts(centre)
    // The arena leaves the chunk meanwhile, so that it has one owner and no access is checked.
    var arena: [UInt32] = []
    swap(&arena, &chunk.arena)
    let length = comparisons.length(centre)
    unsafe counts.withUnsafeBufferPointer { counts in
      unsafe comparisons.frequent.withUnsafeBufferPointer { frequent in
        guard let counts = counts.baseAddress else { return }
        for unique in range {
          let place = unique - range.lowerBound
          if chunk.isKnown[place] || !isWanted(unique) { continue }
          chunk.isKnown[place] = true
          if settings.usesKmers {
            let other = comparisons.length(unique)
            let own = Int(comparisons.frequentStarts[unique])..<Int(comparisons.frequentStarts[unique + 1])
            // SAFETY: each unique has its planes and its range of frequent words; 1,024 counts are there.
            let shared = unsafe PentamerSet.shared(
              comparisons.planes + centre * PentamerSet.planeCount, counts: counts,
              comparisons.planes + unique * PentamerSet.planeCount,
              frequent: UnsafeBufferPointer(rebasing: frequent[own]))
            let words = max(0, min(length, other) - PentamerSet.word + 1)
            // Sequences without a word share none.
            let distance = words > 0 ? 1 - Double(shared) / Double(words) : 1
            // The first centre stands for all uniques, however far they are: only later ones are screened.
            if centre != 0, distance > settings.kmerDistance { continue }
            if settings.gapless, words > 0, isGapless(comparisons, centre, unique, shared, &arena) {
              chunk.add(place: place, end: arena.count)
              continue
            }
          }
          waiting.append(unique)
        }
      }
    }
    alignWaiting(comparisons, centre: centre, edits: &arena) { unique, edits in
      chunk.add(place: unique - range.lowerBound, end: edits.count)
    }
    swap(&arena, &chunk.arena)
  }

  /// Aligns uniques with a centre, without any short cut, and hands out the edits of each, in any order.
  func align(
    _ comparisons: DadaComparisons, centre: Int, uniques: [Int], _ body: (Int, [UInt32]) -> Void
  ) {
    waiting = uniques
    var edits: [UInt32] = []
    alignWaiting(comparisons, centre: centre, edits: &edits) { unique, edits in
      body(unique, edits)
      edits.removeAll(keepingCapacity: true)
    }
  }

  /// Appends the substitutions when the words in order are all the words that both share; else leaves the edits as they
  /// were. Sequences of different lengths start together, and what one has more stands against a gap.
  private func isGapless(
    _ comparisons: DadaComparisons, _ centre: Int, _ unique: Int, _ shared: Int, _ edits: inout [UInt32]
  ) -> Bool {
    let other = comparisons.length(unique)
    let length = min(comparisons.length(centre), other)
    // SAFETY: both sequences have `length` letters at least.
    let isInOrder = unsafe Substitutions.appendIfInOrder(
      comparisons.codes + comparisons.starts[centre], comparisons.codes + comparisons.starts[unique], count: length,
      word: PentamerSet.word, shared: shared, to: &edits)
    guard isInOrder else { return false }
    for place in length..<other { edits.append(UInt32(place) << 3 | 4) }
    return true
  }

  private func alignWaiting(
    _ comparisons: DadaComparisons, centre: Int, edits: inout [UInt32], _ body: (Int, inout [UInt32]) -> Void
  ) {
    order.removeAll(keepingCapacity: true)
    for unique in waiting { order.append((comparisons.length(unique), unique)) }
    order.sort { $0 < $1 }
    let m = comparisons.length(centre)
    let source = unsafe comparisons.codes + comparisons.starts[centre]
    var next = 0
    while next < order.count {
      let n = order[next].length
      var end = next + 1
      while end < order.count, end - next < EndsFreeLanes.lanes, order[end].length == n { end += 1 }
      let group = order[next..<end]
      let isVectored =
        settings.homopolymerGap == nil
        && EndsFreeLanes.fits(
          match: settings.match, mismatch: settings.mismatch, gap: settings.gap, centre: m, read: n,
          band: settings.band)
      if isVectored {
        // SAFETY: the letters of the centre and of the uniques lie in the arena.
        unsafe lanes.align(
          centre: source, m, letters: comparisons.codes, starts: group.map { comparisons.starts[$0.unique] }, n,
          band: settings.band)
        for (lane, (_, unique)) in group.enumerated() {
          // SAFETY: as above.
          unsafe lanes.appendEdits(
            lane: lane, centre: source, read: comparisons.codes + comparisons.starts[unique], to: &edits)
          body(unique, &edits)
        }
      } else {
        let scores = EndsFreeAlignment.Scores(
          match: settings.match, mismatch: settings.mismatch, gap: settings.gap,
          homopolymerGap: settings.homopolymerGap)
        for (_, unique) in group {
          // SAFETY: as above.
          unsafe plain.align(
            centre: source, m, read: comparisons.codes + comparisons.starts[unique], n, band: settings.band,
            scores: scores, edits: &edits)
          body(unique, &edits)
        }
      }
      next = end
    }
  }
}
