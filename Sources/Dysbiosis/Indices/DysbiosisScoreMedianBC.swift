public import BioModel

/// The dysbiosis score of Lloyd-Price 2019 (doi:10.1038/s41586-019-1237-9): the median Bray–Curtis dissimilarity of a
/// sample to the reference subjects other than its own; beyond the reference's own 90 % quantile a sample is flagged.
///
/// The threshold is the 90 % quantile (type 7) of the reference's leave-one-out scores, so about one reference subject
/// in ten lies beyond it by construction. Needs 30 independent subjects. Any rank, if sample and reference share it;
/// never across profilers, regions or kits. Complexity O(samples × subjects × non-zeros).
public struct DysbiosisScoreMedianBC: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "dysbiosis-score-median-bc", title: "Median Bray-Curtis to the reference",
    summary:
      "How far a sample lies from the reference subjects, by the median; flagged beyond their own 90 % quantile.",
    formula: "median over r of BC(x, r)", unit: "1", reference: "10.1038/s41586-019-1237-9")
  public let direction = TailRule.Side.high
  public let signature: [TaxonTerm] = []
  /// Independent subjects needed for a usable 90 % quantile.
  public static let minimumSubjects = 30

  public init() {}

  public func evaluate(_ profile: CommunityProfile, cohort: ReferenceCohort?) -> [IndexResult] {
    let scores = cohort.map { score(profile, cohort: $0) }
    let referenceScores = cohort.map { score($0.profile, cohort: $0) }
    let threshold = referenceScores.flatMap { quantile($0.compactMap { $0 }, 0.9) }
    return (0..<profile.table.sampleCount).map { sample in
      let raw = scores?[sample]
      var reason = ""
      if cohort == nil {
        reason = "no-reference"
      } else if let cohort, cohort.count < Self.minimumSubjects {
        reason = "reference-too-small"
      } else if raw == nil {
        reason = UndefinedReason.emptySample.rawValue
      }
      let value = reason.isEmpty ? raw : nil
      var percentile: Double?
      if let value, let cohort, let referenceScores {
        let others = cohort.rows(otherThan: profile.facts[sample].subject).compactMap { referenceScores[$0] }
        percentile = ReferencePosition(of: value, in: others).percentile
      }
      let isBeyond = value.flatMap { value in threshold.map { value > $0 } } ?? false
      return IndexResult(
        sample: profile.table.sampleIDs[sample], index: id, value: value, rawValue: raw, percentile: percentile,
        direction: direction.rawValue, status: value == nil ? .notEvaluable : isBeyond ? .flagged : .typical,
        coverage: SignatureCoverage(matched: 0, bySynonym: 0, notDetected: 0, absentFromUniverse: 0), reason: reason,
        reference: cohort?.label ?? "", contributions: [])
    }
  }

  /// The scores of all samples; nil for an empty one or where nobody else is in the reference.
  func score(_ profile: CommunityProfile, cohort: ReferenceCohort) -> [Double?] {
    let distances = ReferenceDistances(profile, cohort: cohort)
    return (0..<profile.table.sampleCount).map { sample in
      median(of: distances, sample: sample, rows: cohort.rows(otherThan: profile.facts[sample].subject))
    }
  }

  private func median(of distances: ReferenceDistances, sample: Int, rows: [Int]) -> Double? {
    quantile(rows.compactMap { distances.brayCurtis(sample: sample, row: $0) }, 0.5)
  }

  /// Quantile of type 7: linear between order statistics.
  private func quantile(_ values: [Double], _ probability: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = probability * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }
}
