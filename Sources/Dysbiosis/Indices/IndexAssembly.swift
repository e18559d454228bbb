import BioModel
import Parallel
import Taxonomy

/// One sample's arithmetic of an index, before coverage and cohort are looked at.
struct IndexArithmetic: Sendable {
  /// Nil where the formula has no value for this sample.
  var raw: Double?
  /// The value to show where it differs from the published arithmetic (pseudocounts).
  var shown: Double?
  /// The 95 % interval of what is shown, by the chance of counting reads.
  var lower: Double?
  var upper: Double?
  /// Beyond the index's own limit in the reference; nil: the index has none.
  var isBeyond: Bool?
  /// Why there is no value, or a remark (`floored`).
  var reason = ""
  /// The value must not be shown though the arithmetic gives one.
  var isRefused = false
  var contributions: [IndexResult.Contribution] = []

  /// The value to show.
  var value: Double? { isRefused ? nil : shown ?? raw }

  /// The interval `value` ± 1.96 standard errors; none without an error.
  mutating func setInterval(standardError: Double?) {
    guard let value = shown ?? raw, let standardError else { return }
    lower = value - SamplingError.reach * standardError
    upper = value + SamplingError.reach * standardError
  }

  /// Takes the value away for a reason that is not the arithmetic's own; what was refused before keeps its reason.
  mutating func refuse(_ reason: String?) {
    guard let reason, !isRefused else { return }
    self.reason = reason
    isRefused = true
  }

  /// Takes everything away: the table's names end above the taxa, so that neither sums nor their absence say anything.
  mutating func refuseDepth() {
    let saysMore = isRefused && reason != "database-unknown" && reason != "no-signature-taxon"
    self = IndexArithmetic(reason: saysMore ? reason : RankDepth.notInTable, isRefused: true)
  }

  static let emptySample = IndexArithmetic(reason: UndefinedReason.emptySample.rawValue, isRefused: true)
}

extension DysbiosisIndex {
  /// Results with percentile and coverage from each sample's arithmetic.
  ///
  /// Below `leastCoverage` of the signature (80 %), or where the arithmetic refuses, the value is empty. The percentile
  /// compares the shown value with the cohort's subjects other than the sample's own; there is none for a sample of
  /// another host or body site than the cohort's, nor below the least depth (`too-few-reads`), nor with a cohort whose
  /// profiles end above a taxon of the signature (`cohort-rank-too-coarse`). A table that ends there has no value
  /// (`rank-not-in-table`).
  /// - Parameter prepare: called for the samples and for the cohort; the second argument says whether intervals and
  ///   contributions are wanted.
  func assemble(
    _ input: IndexInput, coverage: SignatureCoverage, leastCoverage: Double = 0.8,
    prepare: (CommunityProfile, Bool) -> @Sendable (Int) -> IndexArithmetic
  ) -> [IndexResult] {
    let arithmetic = prepare(input.profile, true)
    let needed = RankDepth.needed(by: signature, in: input.profile.nomenclature)
    func reaches(_ deepest: Rank?) -> Bool { needed.map { $0 <= deepest ?? $0 } ?? true }
    let isInTable = reaches(input.profile.deepestRank)
    let coarseness =
      reaches(input.cohort.flatMap { ComparisonGroup.profiles($0).rank }) ? nil : RankDepth.cohortTooCoarse
    let referenceValues = input.cohort.map { cohort in
      let referenceArithmetic = prepare(cohort.profile, false)
      return (0..<cohort.count).map { referenceArithmetic($0).value }
    }
    return parallelMap(count: input.profile.table.sampleCount, threads: input.threads) { sample -> IndexResult in
      var result = arithmetic(sample)
      if !isInTable { result.refuseDepth() }
      // What the arithmetic says of its own refusal is more to the point.
      if coverage.share < leastCoverage, !result.isRefused {
        result.isRefused = true
        result.reason = "signature-not-resolvable"
      }
      // The value of few reads has its interval, and no place among values of many; none among shallower names either.
      let shallowness = result.isRefused ? nil : input.shallowness[sample] ?? coarseness
      if let shallowness {
        result.reason = shallowness
        result.isBeyond = nil
      }
      let fits = input.misfits[sample] == nil && shallowness == nil
      return self.result(
        result, sample: sample, input: input, coverage: coverage,
        others: {
          guard fits, let cohort = input.cohort, let referenceValues else { return [] }
          return cohort.rows(otherThan: input.profile.facts[sample].subject).compactMap { referenceValues[$0] }
        })
    }
  }

  /// A row of `dysbiosis.csv`. Without a value there is neither interval nor percentile.
  /// - Parameter others: the values of the reference subjects compared with.
  func result(
    _ arithmetic: IndexArithmetic, sample: Int, input: IndexInput, coverage: SignatureCoverage,
    others: () -> [Double]
  ) -> IndexResult {
    let value = arithmetic.value
    let position = value.map { ReferencePosition(of: $0, in: others()) }
    let status: MarkerStatus =
      value == nil ? .notEvaluable : arithmetic.isBeyond.map { $0 ? .flagged : .typical } ?? .context
    // Rounding never puts a value outside its own interval.
    let lower = value.flatMap { value in arithmetic.lower.map { min($0, value) } }
    let upper = value.flatMap { value in arithmetic.upper.map { max($0, value) } }
    return IndexResult(
      sample: input.profile.table.sampleIDs[sample], index: id, value: value, rawValue: arithmetic.raw, lower: lower,
      upper: upper, percentile: position?.percentile, percentileLower: position?.percentileEnds?.lower,
      percentileUpper: position?.percentileEnds?.upper, direction: direction.rawValue, status: status,
      coverage: coverage, reason: arithmetic.reason, reference: input.cohort?.label ?? "",
      contributions: arithmetic.contributions)
  }

  /// How the signature was found in a profile.
  func coverage(in profile: CommunityProfile) -> SignatureCoverage {
    profile.taxonSet(TaxonSum(terms: signature)).coverage
  }
}

extension SignatureCoverage {
  /// Of an index that has no signature.
  static let none = SignatureCoverage(matched: 0, bySynonym: 0, notDetected: 0, absentFromUniverse: 0)
}
