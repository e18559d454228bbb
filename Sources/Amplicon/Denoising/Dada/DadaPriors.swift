/// Sequences that are expected because other samples have them: pseudo-pooling.
///
/// Samples are denoised one by one, then once more with the variants of several samples as priors, which need less
/// evidence (`DadaSettings.omegaP`).
public enum DadaPriors {
  /// Samples that must have a variant, as in R dada2.
  static let minimumSamples = 2

  /// What R dada2 takes for the second round: the variants of two samples or more, and error rates estimated anew from
  /// the transitions of the first round.
  ///
  /// - Complexity: O(letters of all variants), and that of the fit.
  public static func secondRound(
    after samples: [DadaPartitions], fit: any ErrorFit, highestScore: Int
  ) -> (priors: Set<[UInt8]>, errors: ErrorModel) {
    secondRound(
      afterSequences: samples.map { $0.variants.filter { $0.readCount > 0 }.map(\.sequence) },
      transitions: samples.map(\.transitions), fit: fit, highestScore: highestScore)
  }

  /// As `secondRound(after:…)`, from what files keep of the first round: the sequences of each sample's variants with
  /// reads, and its transitions.
  public static func secondRound(
    afterSequences samples: [[[UInt8]]], transitions: [TransitionCounts], fit: any ErrorFit, highestScore: Int
  ) -> (priors: Set<[UInt8]>, errors: ErrorModel) {
    let sum = transitions.reduce(into: TransitionCounts()) { $0.add($1) }
    return (shared(amongSequences: samples), fit.model(of: sum, highestScore: highestScore))
  }

  private static func shared(amongSequences samples: [[[UInt8]]]) -> Set<[UInt8]> {
    var counts: [[UInt8]: Int] = [:]
    for sample in samples { for sequence in Set(sample) { counts[sequence, default: 0] += 1 } }
    // A set: its order never reaches a result.
    return Set(counts.filter { $0.value >= minimumSamples }.keys)
  }
}
