/// Sequences that are expected because other samples have them: pseudo-pooling.
///
/// Samples are denoised one by one, then once more with the variants of several samples as priors, which need less
/// evidence (`DadaSettings.omegaP`).
public enum DadaPriors {
  /// The variants that stand in at least `minimumSamples` samples or have at least `minimumReads` reads in all.
  ///
  /// - Parameters:
  ///   - samples: the partitions of each sample.
  ///   - minimumSamples: 2 as in R dada2.
  ///   - minimumReads: nil: the number of reads makes no prior.
  /// - Complexity: O(letters of all variants).
  public static func shared(
    among samples: [DadaPartitions], minimumSamples: Int = 2, minimumReads: Int? = nil
  ) -> Set<[UInt8]> {
    var counts: [[UInt8]: (samples: Int, reads: Int)] = [:]
    for sample in samples {
      for variant in sample.variants where variant.readCount > 0 {
        counts[variant.sequence, default: (0, 0)].samples += 1
        counts[variant.sequence, default: (0, 0)].reads += variant.readCount
      }
    }
    // A set: its order never reaches a result.
    return Set(
      counts.filter { $0.value.samples >= minimumSamples || $0.value.reads >= minimumReads ?? Int.max }.keys)
  }

  /// What R dada2 takes for the second round: the variants of two samples or more, and error rates estimated anew from
  /// the transitions of the first round.
  ///
  /// - Complexity: that of `shared` and of the fit.
  public static func secondRound(
    after samples: [DadaPartitions], fit: any ErrorFit, highestScore: Int
  ) -> (priors: Set<[UInt8]>, errors: ErrorModel) {
    var transitions = TransitionCounts()
    for sample in samples { transitions.add(sample.transitions) }
    return (shared(among: samples), fit.model(of: transitions, highestScore: highestScore))
  }

  /// As `secondRound(after:…)`, from what files keep of the first round.
  public static func secondRound(
    afterSequences samples: [[[UInt8]]], transitions: [TransitionCounts], fit: any ErrorFit, highestScore: Int
  ) -> (priors: Set<[UInt8]>, errors: ErrorModel) {
    let sum = transitions.reduce(into: TransitionCounts()) { $0.add($1) }
    return (shared(amongSequences: samples), fit.model(of: sum, highestScore: highestScore))
  }

  /// As `shared(among:…)`, of the sequences of each sample's variants.
  public static func shared(amongSequences samples: [[[UInt8]]], minimumSamples: Int = 2) -> Set<[UInt8]> {
    var counts: [[UInt8]: Int] = [:]
    for sample in samples { for sequence in Set(sample) { counts[sequence, default: 0] += 1 } }
    return Set(counts.filter { $0.value >= minimumSamples }.keys)
  }
}
