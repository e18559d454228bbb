import Kernels
import Parallel

extension DadaPartitioning {
  /// λ of the uniques under the centre of a partition, and which of them could move there.
  mutating func compare(with number: Int) {
    let centre = partitions[number].centre
    let chunks = comparisons.edits(centre: centre)
    let found = candidates(number, centre, chunks)
    comparisons.keep(chunks, centre: centre)
    let centreReads = Double(reads[centre])
    for chunk in found {
      for candidate in chunk {
        let unique = candidate.unique
        if number == 0 || unique == centre {
          lambda[unique] = candidate.lambda
          hamming[unique] = candidate.hamming
        }
        floor[unique] = max(floor[unique], candidate.lambda * centreReads)
        options.append(unique, partition: number, lambda: candidate.lambda, hamming: candidate.hamming)
      }
    }
  }

  /// A unique that the centre explains well enough to be worth remembering.
  struct Candidate {
    let unique: Int
    let lambda: Double
    let hamming: Int32
  }

  /// Whether a unique is compared with a centre: never with one of fewer reads, and no more once it is locked.
  private func isOpen(_ unique: Int, _ centre: Int) -> Bool {
    !settings.greedy || unique == centre || (reads[unique] <= reads[centre] && !isLocked[unique])
  }

  private func candidates(_ number: Int, _ centre: Int, _ chunks: [CentreEdits]) -> [[Candidate]] {
    if threads.value == 1 || chunks.count == 1 {
      return chunks.indices.map { candidates(number, centre, $0, chunks[$0], aligner) }
    }
    return parallelMap(count: chunks.count, threads: threads, scratch: { PairAligner(settings) }) { aligner, chunk in
      candidates(number, centre, chunk, chunks[chunk], aligner)
    }
  }

  private func candidates(
    _ number: Int, _ centre: Int, _ chunkNumber: Int, _ chunk: CentreEdits, _ aligner: PairAligner
  ) -> [Candidate] {
    let range = comparisons.chunkRange(chunkNumber)
    aligner.compare(comparisons, centre: centre, range: range, into: chunk) { isOpen($0, centre) }
    var result: [Candidate] = []
    for entry in chunk.places.indices {
      let unique = range.lowerBound + Int(chunk.places[entry])
      guard isOpen(unique, centre) else { continue }
      let edits = chunk.arena[Int(chunk.starts[entry])..<Int(chunk.starts[entry + 1])]
      let start = comparisons.starts[unique]
      if number > 0, unique != centre, !couldMatter(unique, edits) { continue }
      // SAFETY: the letters and scores of a unique lie in their arenas, and its edits lie within its length.
      let value = unsafe rates.product(
        codes: comparisons.codes + start, scores: comparisons.scores + start, count: comparisons.length(unique),
        edits: edits)
      if value * Double(totalReads) <= floor[unique], number > 0, unique != centre { continue }
      let substitutions = edits.reduce(0) { $0 + ($1 & 7 < 4 ? 1 : 0) }
      result.append(Candidate(unique: unique, lambda: value, hamming: Int32(substitutions)))
    }
    return result
  }

  /// Whether λ could exceed the floor of a unique, by an estimate that is given up as soon as it is too small.
  private func couldMatter(_ unique: Int, _ edits: ArraySlice<UInt32>) -> Bool {
    var product = ownProducts[unique] * Double(totalReads)
    guard rates.hasRatios, product > 1e-250 else { return true }
    let least = floor[unique] * (1 - 1e-9)
    let start = comparisons.starts[unique]
    return unsafe rates.ratios.withUnsafeBufferPointer { ratios in
      for edit in edits where edit & 7 < 4 {
        let place = start + Int(edit >> 3)
        // SAFETY: as in `candidates`; the table has 16 × 94 entries.
        let row = unsafe Int(edit & 7) * 4 + Int(comparisons.codes[place])
        unsafe product *= ratios[row * TransitionCounts.scoreCount + Int(comparisons.scores[place])]
        // A ratio may exceed 1 where a model rates an error above the base itself; then only the end tells.
        if product < least && product * 1e6 < least { return false }
      }
      return product >= least
    }
  }
}
