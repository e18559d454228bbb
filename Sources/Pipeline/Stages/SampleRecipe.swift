import Amplicon
package import BioModel
import Reads

/// How the pairs of every sample are treated: the plan, made ready to be followed pair by pair.
package struct SampleRecipe: Sendable {
  let primers: PrimerPair?
  let filter: PairFilter
  let merge: PairMergeSettings
  /// False where the first mates are used alone.
  let usesPairs: Bool
  /// What stays goes on with its qualities, mates apart; otherwise pairs are merged and qualities forgotten.
  let keepsQualities: Bool

  /// Folds one batch into a sample. Every pair ends in one bucket of the ledger or among the uniques.
  package func fold(_ pairs: ReadPairBatch, into sample: inout SampleFold, workspace: inout PairWorkspace) {
    sample.ledger.input += pairs.count
    sample.forwardQuality.add(pairs.forward)
    if let reverse = pairs.reverse {
      sample.reverseQuality.add(reverse)
    }
    if usesPairs, let reverse = pairs.reverse {
      foldPairs(pairs.forward, reverse, into: &sample, workspace: &workspace)
    } else {
      foldSingles(pairs.forward, into: &sample, workspace: &workspace)
    }
    workspace.kept.count(pairs, mate: 0, into: &sample.forwardKept)
    workspace.kept.count(pairs, mate: 1, into: &sample.reverseKept)
  }

  private func foldPairs(
    _ forward: ReadBatch, _ reverse: ReadBatch, into sample: inout SampleFold, workspace: inout PairWorkspace
  ) {
    let merger = keepsQualities ? nil : workspace.merger(merge)
    var surveyor = workspace.surveyor(primers)
    let forwardBytes = forward.bytes
    let reverseBytes = reverse.bytes
    for index in 0..<forward.count {
      let first = forward.records[index]
      let second = reverse.records[index]
      let sequence = forwardBytes.span.extracting(first.sequence)
      let quality = forwardBytes.span.extracting(first.quality)
      let mateSequence = reverseBytes.span.extracting(second.sequence)
      let mateQuality = reverseBytes.span.extracting(second.quality)
      switch filter.trim(first: sequence, second: mateSequence, scratch: &workspace.filter) {
      case .dropped(let fate):
        sample.ledger[fate] += 1
        if fate == .noPrimer { sample.survey.noteWithoutPrimers(isPaired: true) }
      case .trimmed(let trim):
        let looks = surveyor.looksForOverlap(of: forward.firstRecordNumber + index)
        let outcome = filter.filter(
          trim, first: sequence, firstQuality: quality, second: mateSequence, secondQuality: mateQuality)
        if case .kept(let kept) = outcome {
          workspace.kept.note(
            trim.isTurned ? second : first, kept.forward, mate: 0, isInReverse: trim.isTurned)
          workspace.kept.note(
            trim.isTurned ? first : second, kept.reverse, mate: 1, isInReverse: !trim.isTurned)
        }
        let fate: ReadFate?
        if trim.isTurned {
          sample.turnedPairs += 1
          surveyor.note(trim, mateSequence, mateQuality, sequence, quality, looksForOverlap: looks, to: &sample.survey)
          fate = keep(outcome, mateSequence, mateQuality, sequence, quality, in: &sample, merger: merger)
        } else {
          surveyor.note(trim, sequence, quality, mateSequence, mateQuality, looksForOverlap: looks, to: &sample.survey)
          fate = keep(outcome, sequence, quality, mateSequence, mateQuality, in: &sample, merger: merger)
        }
        if let fate { sample.ledger[fate] += 1 }
      }
    }
    workspace.keep(surveyor)
  }

  /// Takes a pair that the filter kept, sense mate first: merged, or mates apart.
  ///
  /// - Returns: nil when the pair is among the uniques, else the bucket.
  private func keep(
    _ outcome: PairFilter.Outcome, _ forward: Span<UInt8>, _ forwardQuality: Span<UInt8>, _ reverse: Span<UInt8>,
    _ reverseQuality: Span<UInt8>, in sample: inout SampleFold, merger: PairMerger?
  ) -> ReadFate? {
    switch outcome {
    case .dropped(let fate): return fate
    case .kept(let kept):
      let (forward, forwardQuality) = (forward.extracting(kept.forward), forwardQuality.extracting(kept.forward))
      let (reverse, reverseQuality) = (reverse.extracting(kept.reverse), reverseQuality.extracting(kept.reverse))
      guard let merger else {
        let isTaken = sample.mates.insert(
          forward: forward, forwardQuality, reverse: reverse, reverseQuality)
        return isTaken ? nil : .ambiguousBases
      }
      let merged = merger.merge(
        forward: forward, forwardQuality: forwardQuality, reverse: reverse, reverseQuality: reverseQuality)
      if case .rejected(let fate) = merged { return fate }
      merger.withMerged { bases, _ in _ = sample.uniques.insert(bases) }
      return nil
    }
  }

  private func foldSingles(_ reads: ReadBatch, into sample: inout SampleFold, workspace: inout PairWorkspace) {
    let surveyor = workspace.surveyor(primers)
    let bytes = reads.bytes
    for record in reads.records {
      let sequence = bytes.span.extracting(record.sequence)
      let quality = bytes.span.extracting(record.quality)
      switch filter.trim(read: sequence, scratch: &workspace.filter) {
      case .dropped(let fate):
        sample.ledger[fate] += 1
        if fate == .noPrimer { sample.survey.noteWithoutPrimers(isPaired: false) }
      case .trimmed(let trim):
        surveyor.note(trim, sequence, quality, to: &sample.survey)
        switch filter.filter(trim, read: sequence, quality: quality) {
        case .dropped(let fate): sample.ledger[fate] += 1
        case .kept(let kept):
          let bases = sequence.extracting(kept.range)
          workspace.kept.note(record, kept.range, mate: 0, isInReverse: false)
          if kept.isTurned { sample.turnedPairs += 1 }
          let isTaken = workspace.take(
            bases, quality.extracting(kept.range), isTurned: kept.isTurned, keepsQualities: keepsQualities,
            into: &sample)
          if !isTaken { sample.ledger[.ambiguousBases] += 1 }
        }
      }
    }
  }
}
