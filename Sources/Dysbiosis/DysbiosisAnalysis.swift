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
  ///   - figures: a built-in cohort, used where there is no `cohort`; indices that compare profiles say
  ///     `cohort-has-no-profiles`.
  ///   - controls: the study's own controls among the samples, to be compared with a cohort that is not theirs
  ///     (`DriftCheck`); nil: none.
  ///   - cases: the study's case group, for indices that need one (`--case-level`).
  ///   - alpha: metric values of the samples; diversity markers take them by metric id, in a table of counts the value
  ///     at the common depth (`shannon-ln-rarefied` for `shannon-ln`) where there is one. Beside a cohort of profiles they
  ///     are measured again as the cohort's can be.
  /// - Throws: a ratio whose numerator and denominator overlap.
  /// - Complexity: O((ratios + distinct marker expressions) × non-zeros + samples × reference × non-zeros of a sample).
  public static func run(
    profile: CommunityProfile, cohort: ReferenceCohort?, figures: CohortFigures? = nil, controls: [Bool]? = nil,
    cases: ReferenceCohort? = nil, ratios: [RatioDefinition] = RatioDefinition.builtIn,
    markers: MarkerTable = .builtIn, indices: [any DysbiosisIndex] = DysbiosisIndices.all, alpha: [AlphaValue] = [],
    options: Options = Options(), threads: ThreadCount = .one
  ) throws(DysbiosisError) -> DysbiosisResults {
    var notices = DataNotices.about(profile)
    let group = CohortChoice.fitting(
      cohort.map(ComparisonGroup.profiles) ?? figures.map(ComparisonGroup.figures), profile: profile,
      options: options, notices: &notices)
    if let cases {
      notices += cases.notices.filter { $0.code == "reference-members-left-out" }
      if let conflict = cases.conflict {
        notices.append(Notice(.warning, code: "case-group-ambiguous", message: conflict + ": there is no case group"))
      }
    }
    let fitting: ReferenceCohort? = if case .profiles(let cohort) = group { cohort } else { nil }
    var ratioResults: [RatioResult] = []
    for ratio in ratios { ratioResults += try RatioEvaluation(ratio, in: profile).results }
    let own = ratios.filter(\.isUsers)
    if !own.isEmpty {
      let remarks = RatioNotices(profile)
      notices += own.flatMap(remarks.about)
    }
    let input = IndexInput(
      profile: profile, cohort: fitting, cases: cases?.conflict == nil ? cases : nil, seed: options.seed,
      threads: threads)
    let misfits = group?.misfits(in: profile) ?? []
    let indexResults = indices.map { index in
      let results = index.evaluate(input)
      guard case .figures(let figures) = group else { return results }
      return results.enumerated().map { sample, result in
        result.compared(with: figures, isFit: misfits[sample] == nil && !profile.isShallow(sample))
      }
    }
    let byIndex = Dictionary(zip(indices.map(\.id), indexResults), uniquingKeysWith: { first, _ in first })
    var byMetric: [String: [String: Double]] = [:]
    for value in alpha { byMetric[value.metric, default: [:]][value.sample] = value.value.number }
    // Counts are compared at the common depth, where the metric has an expectation there; shares have no depth.
    let suffix = "-rarefied"
    for metric in Set(alpha.map(\.metric)) where profile.table.unit == .counts && metric.hasSuffix(suffix) {
      byMetric[String(metric.dropLast(suffix.count))] = byMetric[metric] ?? [:]
    }
    var memberMetrics = fitting?.isOwnGroup == true ? byMetric : [:]
    if let fitting, !fitting.isOwnGroup,
      let common = CohortMetrics(markers.metrics, of: profile, and: fitting)
    {
      byMetric.merge(common.samples) { _, common in common }
      memberMetrics = common.members
      notices.append(common.notice)
    }
    let evaluation = MarkerEvaluation(
      markers, in: profile, group: group, alpha: byMetric, memberAlpha: memberMetrics, indices: byIndex,
      threads: threads)
    let drift = controls.flatMap { isControl in
      DriftCheck(
        markers, in: profile, isControl: isControl, group: group, alpha: byMetric, memberAlpha: memberMetrics,
        indices: byIndex)
    }
    if let drift { notices += drift.notices }
    return DysbiosisResults(
      ratios: ratioResults, markers: evaluation.results, indices: indexResults.flatMap { $0 },
      agreements: IndexAgreement.all(
        samples: profile.table.sampleIDs, results: indexResults.flatMap { $0 }, indices: indices),
      flagCounts: evaluation.flagCounts, panelFlagCounts: evaluation.panelFlagCounts, reference: group?.label ?? "",
      referenceFingerprint: group?.fingerprint ?? "", drift: drift,
      time: TimeAnalysis.run(profile, table: markers, markers: evaluation.results),
      repeatability: Repeatability.all(markers, in: profile, alpha: byMetric, indices: byIndex), notices: notices)
  }
}
