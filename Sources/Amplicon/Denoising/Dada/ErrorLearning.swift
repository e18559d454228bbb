public import Parallel

/// Learns a sequencing run's error rates by turns: denoise with the rates so far, estimate rates from what was denoised.
public enum ErrorLearning {
  /// Samples are taken in their order until they have as many bases.
  public static let enoughBases = 100_000_000
  /// The greatest number of rounds.
  public static let maximumRounds = 10
  /// Bytes of edits that the samples keep together while learning.
  static let learningBytes = 384 << 20
  /// Samples that usually have enough bases.
  static let usualSampleCount = 10
  /// A model has rates up to this score at least.
  public static let leastHighestScore = 40

  /// Learns the rates of one mate of one sequencing run.
  ///
  /// A first estimate comes from every sample as one partition: all that differs from its most abundant sequence is
  /// counted as error. In it bases are certain to be read as themselves, so that it explains as much as it can. Each round
  /// then denoises with the rates of the one before, settings every unique, and estimates anew. It ends when a matrix
  /// equals an earlier one.
  ///
  /// - Parameters:
  ///   - sampleCount: the samples, in the order of their ids; those without reads are passed over.
  ///   - load: a sample's uniques; called once for each sample that is used, in order, from one thread.
  ///   - fit: how rates are made of counts.
  ///   - enoughBases: as `enoughBases`.
  /// - Throws: what `load` throws; `AmpliconError.nothingToLearnFrom` without any read.
  /// - Complexity: memory of the uniques used and of their comparisons.
  public static func learn(
    sampleCount: Int, fit: any ErrorFit = LoessErrorFit(), settings: DadaSettings = DadaSettings(),
    enoughBases: Int = enoughBases, threads: ThreadCount = ThreadCount(1), load: (Int) throws -> QualityUniques
  ) throws -> LearnedErrors {
    // The byte limit is shared among as many samples as are likely to be used.
    try learn(
      sampleCount: sampleCount, fit: fit, settings: settings, enoughBases: enoughBases, threads: threads,
      comparing: {
        DadaComparisons(
          try load($0), settings: settings, byteLimit: learningBytes / max(1, min(sampleCount, usualSampleCount)))
      })
  }

  /// As `learn(sampleCount:…load:)`, with comparisons that the caller keeps for inference, which then need not be made
  /// again.
  ///
  /// - Parameter comparing: a sample's comparisons; called once for each sample that is used, in order, from one thread.
  public static func learn(
    sampleCount: Int, fit: any ErrorFit = LoessErrorFit(), settings: DadaSettings = DadaSettings(),
    enoughBases: Int = enoughBases, threads: ThreadCount = ThreadCount(1),
    comparing: (Int) throws -> DadaComparisons
  ) throws -> LearnedErrors {
    var samples: [DadaComparisons] = []
    var bases = 0
    for index in 0..<sampleCount where bases < enoughBases {
      let sample = try comparing(index)
      guard sample.uniques.count > 0 else { continue }
      bases += sample.uniques.totalBases
      samples.append(sample)
    }
    return try learn(samples, fit: fit, settings: settings, threads: threads)
  }

  /// As `learn(sampleCount:…)`, from all reads of the samples given, with comparisons that can then be used for inference.
  ///
  /// - Precondition: `settings` compares as the settings of the comparisons do.
  public static func learn(
    _ samples: [DadaComparisons], fit: any ErrorFit = LoessErrorFit(), settings: DadaSettings = DadaSettings(),
    threads: ThreadCount = ThreadCount(1)
  ) throws(AmpliconError) -> LearnedErrors {
    let (bases, reads) = (
      samples.reduce(0) { $0 + $1.uniques.totalBases }, samples.reduce(0) { $0 + $1.uniques.totalReads }
    )
    guard let observed = samples.compactMap(\.highestScore).max() else { throw .nothingToLearnFrom }
    let highest = max(leastHighestScore, observed)
    let first = count(
      samples, .unknown(highestScore: highest), settings, maximumVariants: 1, threads: threads)
    var models = [fit.model(of: first, highestScore: highest).withCertainSelf]
    for round in 1...maximumRounds {
      guard let current = models.last else { break }
      let counts = count(samples, current, settings, maximumVariants: nil, threads: threads)
      let next = fit.model(of: counts, highestScore: highest)
      let converged = models.contains(next)
      models.append(next)
      if converged || round == maximumRounds {
        return LearnedErrors(
          model: next, observed: counts, rounds: round, converged: converged, bases: bases, reads: reads,
          samples: samples.count)
      }
    }
    throw .nothingToLearnFrom
  }

  private static func count(
    _ samples: [DadaComparisons], _ model: ErrorModel, _ settings: DadaSettings, maximumVariants: Int?,
    threads: ThreadCount
  ) -> TransitionCounts {
    let counted = DadaSchedule.map(sizes: samples.map(\.uniques.count), threads: threads) { index, threads in
      DadaInference.transitions(
        samples[index], errors: model, settings: settings, maximumVariants: maximumVariants, threads: threads)
    }
    return counted.reduce(into: TransitionCounts()) { $0.add($1) }
  }
}
