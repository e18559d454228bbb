import BioModel

/// One sample's arithmetic of an index, before coverage and cohort are looked at.
struct IndexArithmetic {
  /// Nil where the formula has no value for this sample.
  var raw: Double?
  /// The value to show where it differs from the published arithmetic (pseudocounts).
  var shown: Double?
  /// Why there is no value, or a remark (`floored`).
  var reason = ""
  /// The value must not be shown though the arithmetic gives one.
  var isRefused = false
  var contributions: [IndexResult.Contribution] = []
}

extension DysbiosisIndex {
  /// Results with percentile and coverage from each sample's arithmetic.
  ///
  /// Below `leastCoverage` of the signature (80 %), or where the arithmetic refuses, the value is empty. The percentile compares
  /// the shown value with the cohort's subjects other than the sample's own.
  func assemble(
    _ profile: CommunityProfile, cohort: ReferenceCohort?, coverage: SignatureCoverage,
    leastCoverage: Double = 0.8, prepare: (CommunityProfile) -> (Int) -> IndexArithmetic
  ) -> [IndexResult] {
    let arithmetic = prepare(profile)
    let referenceValues = cohort.map { cohort in
      let referenceArithmetic = prepare(cohort.profile)
      return (0..<cohort.count).map { row -> Double? in
        let result = referenceArithmetic(row)
        return result.isRefused ? nil : result.shown ?? result.raw
      }
    }
    return (0..<profile.table.sampleCount).map { sample in
      let result = arithmetic(sample)
      var reason = result.reason
      var value = result.isRefused ? nil : result.shown ?? result.raw
      if coverage.share < leastCoverage {
        value = nil
        reason = "signature-not-resolvable"
      }
      var percentile: Double?
      if let value, let cohort, let referenceValues {
        let others = cohort.rows(otherThan: profile.facts[sample].subject).compactMap { referenceValues[$0] }
        percentile = ReferencePosition(of: value, in: others).percentile
      }
      return IndexResult(
        sample: profile.table.sampleIDs[sample], index: id, value: value, rawValue: result.raw, percentile: percentile,
        direction: direction.rawValue, status: value == nil ? .notEvaluable : .context, coverage: coverage,
        reason: reason, reference: cohort?.label ?? "", contributions: result.contributions)
    }
  }

  /// How the signature was found in a profile.
  func coverage(in profile: CommunityProfile) -> SignatureCoverage {
    profile.taxonSet(TaxonSum(terms: signature)).coverage
  }
}
