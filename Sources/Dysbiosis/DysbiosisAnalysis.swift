// Ratios of taxa, markers from the literature, and published dysbiosis indices, each against a reference of people.
//
// The room works on a CommunityProfile: a feature table whose names are resolved once through the nomenclature. It
// compares shares and ratios with a ReferenceCohort, says what stands out and how much of that chance would give, and
// why something cannot be said. It does not read or write files, does not diagnose, and measures neither microbial load
// nor intestinal permeability. All types are values; everything may be called from any thread.
import BioModel
public import Diversity
public import Parallel

/// Ratios, markers and indices of a profile, in one go.
public enum DysbiosisAnalysis {
  /// What may be overridden.
  public struct Options: Sendable, Equatable {
    /// Use a cohort though its description contradicts the study's; said in the notices.
    public var acceptsMisfit: Bool
    /// Of the draws behind intervals of indices.
    public var seed: UInt64

    public init(acceptsMisfit: Bool = false, seed: UInt64 = 0) {
      self.acceptsMisfit = acceptsMisfit
      self.seed = seed
    }
  }

  /// Evaluates everything. The same results for any number of threads, which serve the indices only.
  ///
  /// - Parameters:
  ///   - cohort: nil, or one that does not fit: no percentiles, no flags, and a notice.
  ///   - cases: the study's case group, for indices that need one (`--case-level`).
  ///   - alpha: metric values of the samples; diversity markers take them by metric id, in a table of counts the value
  ///     at the common depth (`shannon-ln-rarefied` for `shannon-ln`) where there is one.
  /// - Throws: a ratio whose numerator and denominator overlap.
  /// - Complexity: O((ratios + distinct marker expressions) × non-zeros + samples × reference × non-zeros of a sample).
  public static func run(
    profile: CommunityProfile, cohort: ReferenceCohort?, cases: ReferenceCohort? = nil,
    ratios: [RatioDefinition] = RatioDefinition.builtIn, markers: MarkerTable = .builtIn,
    indices: [any DysbiosisIndex] = DysbiosisIndices.all, alpha: [AlphaValue] = [], options: Options = Options(),
    threads: ThreadCount = .one
  ) throws(DysbiosisError) -> DysbiosisResults {
    var notices = DataNotices.about(profile)
    let fitting = fittingCohort(cohort, profile: profile, options: options, notices: &notices)
    var ratioResults: [RatioResult] = []
    for ratio in ratios { ratioResults += try RatioEvaluation(ratio, in: profile).results }
    let input = IndexInput(profile: profile, cohort: fitting, cases: cases, seed: options.seed, threads: threads)
    let indexResults = indices.map { $0.evaluate(input) }
    let byIndex = Dictionary(zip(indices.map(\.id), indexResults), uniquingKeysWith: { first, _ in first })
    var byMetric: [String: [String: Double]] = [:]
    for value in alpha { byMetric[value.metric, default: [:]][value.sample] = value.value.number }
    // Counts are compared at the common depth, where the metric has an expectation there; shares have no depth.
    let suffix = "-rarefied"
    for metric in Set(alpha.map(\.metric)) where profile.table.unit == .counts && metric.hasSuffix(suffix) {
      byMetric[String(metric.dropLast(suffix.count))] = byMetric[metric] ?? [:]
    }
    let evaluation = MarkerEvaluation(markers, in: profile, cohort: fitting, alpha: byMetric, indices: byIndex)
    return DysbiosisResults(
      ratios: ratioResults, markers: evaluation.results, indices: indexResults.flatMap { $0 },
      agreements: IndexAgreement.all(
        samples: profile.table.sampleIDs, results: indexResults.flatMap { $0 }, indices: indices),
      flagCounts: evaluation.flagCounts, reference: fitting?.label ?? "",
      referenceFingerprint: fitting?.fingerprint ?? "", notices: notices)
  }

  private static func fittingCohort(
    _ cohort: ReferenceCohort?, profile: CommunityProfile, options: Options, notices: inout [Notice]
  ) -> ReferenceCohort? {
    guard let cohort else {
      notices.append(
        Notice(
          .note, code: "no-reference",
          message:
            "there is no reference group: no percentiles and no flags; name one with --reference-level or --cohort"))
      return nil
    }
    let misfits = profile.study.misfits(with: cohort.profile.study)
    if misfits.isEmpty { return cohort }
    let list = misfits.joined(separator: "; ")
    if options.acceptsMisfit {
      notices.append(
        Notice(
          .warning, code: "cohort-misfit-accepted", message: "\(cohort.label) is used though it does not fit: \(list)"))
      return cohort
    }
    notices.append(
      Notice(
        .warning, code: "cohort-misfit",
        message: "\(cohort.label) does not fit and is not used, so there are no percentiles: \(list)"))
    return nil
  }
}
