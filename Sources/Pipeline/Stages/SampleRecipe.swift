import Amplicon
package import BioModel
import Reads

/// How the pairs of every sample are treated: the plan, made ready to be followed pair by pair.
package struct SampleRecipe: Sendable {
  let trimmer: PrimerTrimmer?
  let forwardFilter: ReadFilter
  let reverseFilter: ReadFilter
  let merge: PairMergeSettings
  /// Limits of a single read, which stands where a merged pair does.
  let singleFilter: ReadFilter
  /// False where the first mates are used alone.
  let mergesPairs: Bool

  /// Folds one batch into a sample. Every pair ends in one bucket of the ledger or among the uniques.
  package func fold(_ pairs: ReadPairBatch, into sample: inout SampleFold, workspace: inout PairWorkspace) {
    sample.ledger.input += pairs.count
    sample.forwardQuality.add(pairs.forward)
    if let reverse = pairs.reverse {
      sample.reverseQuality.add(reverse)
    }
    if mergesPairs, let reverse = pairs.reverse {
      foldPairs(pairs.forward, reverse, into: &sample, workspace: &workspace)
    } else {
      foldSingles(pairs.forward, into: &sample, workspace: &workspace)
    }
  }

  private func foldPairs(
    _ forward: ReadBatch, _ reverse: ReadBatch, into sample: inout SampleFold, workspace: inout PairWorkspace
  ) {
    let merger = workspace.merger(merge)
    let forwardBytes = forward.bytes
    let reverseBytes = reverse.bytes
    for index in 0..<forward.count {
      let first = forward.records[index]
      let second = reverse.records[index]
      let sequence = forwardBytes.span.extracting(first.sequence)
      let quality = forwardBytes.span.extracting(first.quality)
      let mateSequence = reverseBytes.span.extracting(second.sequence)
      let mateQuality = reverseBytes.span.extracting(second.quality)
      var trim = PairTrim(isTurned: false, forward: 0..<sequence.count, reverse: 0..<mateSequence.count)
      if let trimmer {
        guard let found = trimmer.trim(first: sequence, second: mateSequence, scratch: &workspace.primers) else {
          sample.ledger[.noPrimer] += 1
          continue
        }
        trim = found
      }
      let fate: ReadFate?
      if trim.isTurned {
        sample.turnedPairs += 1
        fate = keep(mateSequence, mateQuality, sequence, quality, trim, merger: merger)
      } else {
        fate = keep(sequence, quality, mateSequence, mateQuality, trim, merger: merger)
      }
      if let fate {
        sample.ledger[fate] += 1
      } else {
        merger.withMerged { bases, _ in _ = sample.uniques.insert(bases) }
      }
    }
  }

  /// Filters and merges one pair, sense mate first.
  ///
  /// - Returns: nil when the merger holds the merged sequence, else the bucket.
  private func keep(
    _ forward: Span<UInt8>, _ forwardQuality: Span<UInt8>, _ reverse: Span<UInt8>, _ reverseQuality: Span<UInt8>,
    _ trim: PairTrim, merger: PairMerger
  ) -> ReadFate? {
    let forwardRange: Range<Int>
    switch forwardFilter.apply(sequence: forward, quality: forwardQuality, range: trim.forward) {
    case .dropped(let fate): return fate
    case .kept(let range): forwardRange = range
    }
    let reverseRange: Range<Int>
    switch reverseFilter.apply(sequence: reverse, quality: reverseQuality, range: trim.reverse) {
    case .dropped(let fate): return fate
    case .kept(let range): reverseRange = range
    }
    let outcome = merger.merge(
      forward: forward.extracting(forwardRange), forwardQuality: forwardQuality.extracting(forwardRange),
      reverse: reverse.extracting(reverseRange), reverseQuality: reverseQuality.extracting(reverseRange))
    if case .rejected(let fate) = outcome { return fate }
    return nil
  }

  private func foldSingles(_ reads: ReadBatch, into sample: inout SampleFold, workspace: inout PairWorkspace) {
    let bytes = reads.bytes
    for record in reads.records {
      let sequence = bytes.span.extracting(record.sequence)
      let quality = bytes.span.extracting(record.quality)
      var range = 0..<sequence.count
      var isTurned = false
      if let trimmer {
        guard let trim = trimmer.trim(read: sequence, scratch: &workspace.primers) else {
          sample.ledger[.noPrimer] += 1
          continue
        }
        range = trim.range
        isTurned = trim.isTurned
      }
      switch singleFilter.apply(sequence: sequence, quality: quality, range: range) {
      case .dropped(let fate): sample.ledger[fate] += 1
      case .kept(let kept):
        if isTurned {
          sample.turnedPairs += 1
          workspace.insertTurned(sequence.extracting(kept), into: &sample.uniques)
        } else {
          _ = sample.uniques.insert(sequence.extracting(kept))
        }
      }
    }
  }
}
