public import Parallel

/// The divisive amplicon denoising algorithm: which sequences of a sample were in the molecules, and which are errors.
///
/// All uniques start in one partition around the most abundant. The unique whose reads are least likely to be errors of
/// its centre founds a partition of its own, every unique moves to the centre that expects most reads of it, and so on
/// until no unique is significant.
///
/// Reference: Rosen et al. 2012, doi:10.1186/1471-2105-13-283; Callahan et al. 2016, doi:10.1038/nmeth.3869.
public enum DadaInference {
  /// Denoises one sample and mate.
  ///
  /// - Parameters:
  ///   - uniques: its reads; none give no variant.
  ///   - errors: the error rates.
  ///   - priors: sequences that are expected, tested at `omegaP`.
  ///   - maximumVariants: stops at so many partitions; nil for no limit.
  /// - Returns: the same partitions for any number of threads.
  /// - Complexity: O(uniques × variants) comparisons; memory 1 KiB per unique, 12 bytes and the edits per comparison.
  public static func run(
    _ uniques: QualityUniques, errors: ErrorModel, settings: DadaSettings = DadaSettings(),
    priors: Set<[UInt8]> = [], maximumVariants: Int? = nil, threads: ThreadCount = ThreadCount(1)
  ) -> DadaPartitions {
    run(
      DadaComparisons(uniques, settings: settings), errors: errors, settings: settings, priors: priors,
      maximumVariants: maximumVariants, threads: threads)
  }

  /// As `run(_:errors:…)`, with comparisons kept from earlier runs on the same sample.
  ///
  /// - Precondition: `settings` compares as the settings of `comparisons` do (band, scores, k-mers).
  public static func run(
    _ comparisons: DadaComparisons, errors: ErrorModel, settings: DadaSettings, priors: Set<[UInt8]> = [],
    maximumVariants: Int? = nil, threads: ThreadCount = ThreadCount(1)
  ) -> DadaPartitions {
    guard comparisons.uniques.count > 0 else { return .none }
    var partitioning = DadaPartitioning(
      comparisons, errors: errors, settings: settings, priors: priors, threads: threads)
    partitioning.divide(maximumVariants: maximumVariants ?? Int.max)
    return partitioning.outcome()
  }

  /// Denoises several samples, each by itself, on threads shared among them.
  ///
  /// - Precondition: as for one sample.
  /// - Returns: the partitions of each, in order.
  public static func run(
    _ samples: [DadaComparisons], errors: ErrorModel, settings: DadaSettings, priors: Set<[UInt8]> = [],
    threads: ThreadCount = ThreadCount(1)
  ) -> [DadaPartitions] {
    DadaSchedule.map(sizes: samples.map(\.uniques.count), threads: threads) { index, threads in
      run(samples[index], errors: errors, settings: settings, priors: priors, threads: threads)
    }
  }

  /// The transitions of one sample when every unique is corrected: what a round of learning needs.
  static func transitions(
    _ comparisons: DadaComparisons, errors: ErrorModel, settings: DadaSettings, maximumVariants: Int?,
    threads: ThreadCount
  ) -> TransitionCounts {
    guard comparisons.uniques.count > 0 else { return TransitionCounts() }
    var partitioning = DadaPartitioning(comparisons, errors: errors, settings: settings, priors: [], threads: threads)
    partitioning.divide(maximumVariants: maximumVariants ?? Int.max)
    return partitioning.transitions()
  }
}
