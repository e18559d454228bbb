import BioModel
import Dysbiosis

extension ReportJSONParts {
  /// Which indices point to the same side: ids, and the sentence of the report.
  @Sendable static func agreements(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.completeAgreements, &json) { row, json in
      json.member("sample", row.sample)
      json.member("further", row.further)
      json.member("nearer", row.nearer)
      json.member("level", row.level)
      json.member("outlying", row.outlying)
      json.member("not_judged", row.notJudged)
      json.member("sentence", row.sentence)
    }
  }
}
