import Kernels
import Statistics

extension DadaPartitioning {
  /// The partitions as variants, with the final p values, the transitions and the reads that stay unexplained.
  func outcome() -> DadaPartitions {
    let count = reads.count
    var variantOf = [Int32](repeating: -1, count: count)
    var pValues = [Double](repeating: 1, count: count)
    var transitions = TransitionCounts()
    var totals = [Int](repeating: 0, count: centres.count)
    var (uniqueCounts, exact, oneOff) = (totals, totals, totals)
    var unexplained = 0
    var scratch = EndsFreeAlignment()
    for unique in 0..<count {
      let number = Int(partition[unique])
      let expected = lambda[unique] * Double(partitionReads[number])
      let isCentre = centres[number] == unique
      let value = isCentre ? 1 : PoissonTail.atLeast(reads[unique], mean: expected)
      pValues[unique] = value
      guard value >= settings.omegaC else {
        unexplained += reads[unique]
        continue
      }
      variantOf[unique] = Int32(number)
      totals[number] += reads[unique]
      uniqueCounts[number] += 1
      let centre = centres[number]
      let edits0 = comparisons.finalEdits(unique, centre: centre, scratch: &scratch)
      let h = DadaPartitioning.hamming(edits0[...])
      if h == 0 { exact[number] += reads[unique] }
      if h == 1 { oneOff[number] += reads[unique] }
      let start = comparisons.uniques.sequences.range(unique).lowerBound
      var edits = edits0[...]
      for at in 0..<lengths[unique] {
        let base = Int(comparisons.codes[start + at])
        var from = base
        if let edit = edits.first, Int(edit >> 3) == at {
          edits = edits.dropFirst()
          from = Int(edit & 7)
          if from > 3 { continue }
        }
        transitions[Transition.row(from: from, to: base), Int(comparisons.scores[start + at])] += reads[unique]
      }
    }
    let variants = centres.indices.map { number in
      DadaPartitions.Variant(
        sequence: comparisons.uniques.sequences.sequence(centres[number]), readCount: totals[number],
        uniqueCount: uniqueCounts[number], exactReads: exact[number], oneOffReads: oneOff[number],
        centre: centres[number], birth: births[number])
    }
    return DadaPartitions(
      variants: variants, variantOfUnique: variantOf, pValues: pValues, transitions: transitions,
      unexplainedReads: unexplained)
  }
}
