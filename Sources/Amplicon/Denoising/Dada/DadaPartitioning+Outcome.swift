import Kernels
import Statistics

extension DadaPartitioning {
  /// The partitions as variants, with the final p values, the transitions and the reads that stay unexplained.
  ///
  /// Transitions and substitutions come from alignments without the short cut for sequences that agree in order.
  func outcome() -> DadaPartitions {
    let count = reads.count
    var variantOf = [Int32](repeating: -1, count: count)
    var pValues = [Double](repeating: 1, count: count)
    var transitions = TransitionCounts()
    var variants: [DadaPartitions.Variant] = []
    var unexplained = 0
    for (number, partition) in partitions.enumerated() {
      var corrected: [Int] = []
      for member in partition.members {
        let unique = Int(member)
        if unique != partition.centre {
          pValues[unique] = PoissonTail.atLeast(reads[unique], mean: lambda[unique] * Double(partition.reads))
        }
        if pValues[unique] >= settings.omegaC {
          corrected.append(unique)
          variantOf[unique] = Int32(number)
        } else {
          unexplained += reads[unique]
        }
      }
      var (exact, oneOff) = (0, 0)
      aligner.align(comparisons, centre: partition.centre, uniques: corrected) { unique, edits in
        switch edits.reduce(0, { $0 + ($1 & 7 < 4 ? 1 : 0) }) {
        case 0: exact += reads[unique]
        case 1: oneOff += reads[unique]
        default: break
        }
        tally(unique, edits, into: &transitions)
      }
      variants.append(
        DadaPartitions.Variant(
          sequence: comparisons.uniques.sequences.sequence(partition.centre),
          readCount: corrected.reduce(0) { $0 + reads[$1] }, uniqueCount: corrected.count, exactReads: exact,
          oneOffReads: oneOff, centre: partition.centre, birth: partition.birth))
    }
    return DadaPartitions(
      variants: variants, variantOfUnique: variantOf, pValues: pValues, transitions: transitions,
      unexplainedReads: unexplained)
  }

  /// The transitions of the corrected uniques alone, every unique being corrected.
  func transitions() -> TransitionCounts {
    var transitions = TransitionCounts()
    for partition in partitions {
      aligner.align(comparisons, centre: partition.centre, uniques: partition.members.map { Int($0) }) {
        tally($0, $1, into: &transitions)
      }
    }
    return transitions
  }

  /// Counts the bases of a unique's reads at its mean scores; bases against a gap are none.
  private func tally(_ unique: Int, _ edits: [UInt32], into transitions: inout TransitionCounts) {
    let start = comparisons.starts[unique]
    let number = reads[unique]
    for place in start..<(start + comparisons.length(unique)) {
      // SAFETY: the letters and scores of a unique lie in their arenas.
      let (code, score) = unsafe (Int(comparisons.codes[place]), Int(comparisons.scores[place]))
      transitions[Transition.row(from: code, to: code), score] += number
    }
    for edit in edits {
      let place = start + Int(edit >> 3)
      // SAFETY: as above; an edit lies within the unique.
      let (code, score) = unsafe (Int(comparisons.codes[place]), Int(comparisons.scores[place]))
      transitions[Transition.row(from: code, to: code), score] -= number
      if edit & 7 < 4 { transitions[Transition.row(from: Int(edit & 7), to: code), score] += number }
    }
  }
}
