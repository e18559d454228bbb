import BioModel
import Diversity

/// What each depth would cost and show.
extension ReportJSONParts {
  @Sendable static func depthAdvice(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.depthAdvice?.candidates ?? [], &json) { row, json in
      json.member("depth", row.depth)
      json.member("samples_kept", row.keptCount)
      json.member("samples_lost", row.lostSamples)
      share("observed_features", row.observedFeatures, &json)
      share("hill_1", row.hill1, &json)
      share("hill_2", row.hill2, &json)
      share("coverage", row.coverage, &json)
      json.member("sentence", row.sentence)
    }
  }

  /// The median of the kept samples and the smallest of them.
  private static func share(_ name: String, _ share: DepthShare?, _ json: inout JSONWriter) {
    json.member("\(name)_median", share?.median)
    json.member("\(name)_smallest", share?.smallest)
  }
}
