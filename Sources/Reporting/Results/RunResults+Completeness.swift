import BioModel
import Diversity
import Dysbiosis

/// A sample that yielded nothing is never dropped silently: where other samples have rows, it gets one per metric,
/// without a value and with its reason.
extension RunResults {
  /// The reason that stands for a sample without rows.
  func absenceReason(_ sample: SampleRecord) -> String {
    guard sample.status != .ok else { return sample.control == nil ? "not-computed" : "control-sample" }
    return sample.reason.isEmpty ? sample.status.rawValue : sample.reason
  }

  var completeAlpha: [AlphaValue] {
    complete(alpha, sample: \.sample, item: \.metric) { sample, like in
      AlphaValue(
        sample: sample.id, metric: like.metric, value: .undefined(.init(rawValue: self.absenceReason(sample))))
    }
  }

  var completeRatios: [RatioResult] {
    complete(ratios, sample: \.sample, item: \.ratio) { sample, like in
      RatioResult(
        sample: sample.id, ratio: like.ratio, value: nil, logRatio: nil, lower: nil, upper: nil, numerator: 0,
        denominator: 0, matchedTaxa: [], note: self.absenceReason(sample))
    }
  }

  var completeMarkers: [MarkerResult] {
    complete(markers, sample: \.sample, item: \.marker) { sample, like in
      MarkerResult(
        sample: sample.id, marker: like.marker, panel: like.panel, value: nil, lower: nil, upper: nil,
        percentile: nil, direction: like.direction, status: .notEvaluable, reason: self.absenceReason(sample),
        evidence: like.evidence, doi: like.doi)
    }
  }

  var completeIndices: [IndexResult] {
    complete(indices, sample: \.sample, item: \.index) { sample, like in
      IndexResult(
        sample: sample.id, index: like.index, value: nil, rawValue: nil, direction: like.direction,
        status: .notEvaluable,
        coverage: SignatureCoverage(
          matched: 0, bySynonym: 0, notDetected: 0, absentFromUniverse: like.coverage.total),
        reason: self.absenceReason(sample), reference: like.reference, contributions: [])
    }
  }

  var completeAgreements: [IndexAgreement] {
    complete(agreements, sample: \.sample, item: { _ in "" }) { sample, _ in
      IndexAgreement(sample: sample.id, results: [])
    }
  }

  /// Rows in the order of `samples`, then rows of samples that are not listed, and made-up rows where a listed sample
  /// has none. Complexity O(rows + samples).
  private func complete<Row>(
    _ rows: [Row], sample: (Row) -> String, item: (Row) -> String, make: (SampleRecord, Row) -> Row
  ) -> [Row] {
    if isComplete(rows, sample: sample) { return rows }
    var bySample: [String: [Row]] = [:]
    var examples: [Row] = []
    var seen: Set<String> = []
    for row in rows {
      bySample[sample(row), default: []].append(row)
      if seen.insert(item(row)).inserted { examples.append(row) }
    }
    var result: [Row] = []
    for record in samples {
      result += bySample.removeValue(forKey: record.id) ?? examples.map { make(record, $0) }
    }
    return result + rows.filter { bySample[sample($0)] != nil }
  }

  /// Whether the rows stand in the order of `samples`, each of which has some. Complexity O(rows), without copies.
  private func isComplete<Row>(_ rows: [Row], sample: (Row) -> String) -> Bool {
    var next = 0
    for row in rows {
      let id = sample(row)
      if next > 0, samples[next - 1].id == id { continue }
      guard next < samples.count, samples[next].id == id else { return false }
      next += 1
    }
    return next == samples.count
  }
}
