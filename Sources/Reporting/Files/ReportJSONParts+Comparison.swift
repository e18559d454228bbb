import BioModel
import Diversity

/// Comparisons of groups; null where nothing was compared.
extension ReportJSONParts {
  @Sendable static func comparison(_ results: RunResults, _ json: inout JSONWriter) {
    guard let comparison = results.comparison else { return json.null() }
    json.object { json in
      json.member("group", comparison.group)
      json.member("formula", comparison.formula)
      json.member("levels", comparison.levels)
      json.member("sentences", comparison.sentences)
      json.key("tests")
      list(comparison.tests, &json) { row, json in test(row, &json) }
      json.member("abundance_note", comparison.abundanceNote)
      json.key("differential_abundance")
      let verdicts = comparison.verdicts
      let rows = comparison.abundance.flatMap { method, tests in tests.map { (method: method, test: $0) } }
      list(rows, &json) { row, json in
        json.member("taxon", row.test.feature)
        json.member("coefficient", row.test.coefficient)
        json.member("method", row.method)
        number("log2_fold_change", row.test.log2FoldChange, &json)
        number("standard_error", row.test.standardError, &json)
        number("statistic", row.test.statistic, &json)
        number("df", row.test.degreesOfFreedom, &json)
        number("p", row.test.pValue, &json)
        number("p_adjusted", row.test.adjustedP, &json)
        json.key("robust")
        if let robust = row.test.isRobust { json.value(robust) } else { json.null() }
        json.member(
          "agreement", verdicts[[row.test.feature, row.test.coefficient]]?.words(of: comparison) ?? "")
      }
    }
  }

  @Sendable static func mantel(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.mantel, &json) { row, json in test(row, &json) }
  }

  private static func number(_ name: String, _ value: Double, _ json: inout JSONWriter) {
    json.member(name, value.isFinite ? value : nil)
  }

  private static func test(_ row: TestRow, _ json: inout JSONWriter) {
    json.member("test", row.test)
    json.member("metric", row.metric)
    json.member("term", row.term)
    json.member("kind", row.kind)
    json.member("groups", row.groups)
    json.member("samples", row.count)
    json.member("df", whole: row.degreesOfFreedom)
    json.member("residual_df", whole: row.residualDegreesOfFreedom)
    json.member("statistic_name", row.statisticName)
    json.member("statistic", row.statistic.number)
    json.member("p", row.p.number)
    json.member("p_adjusted", row.adjustedP?.number)
    json.member("exact", row.isExact)
    json.member("permutations", whole: row.permutations)
    json.member("effect_name", row.effectName)
    json.member("effect", row.effect?.number)
    json.member("lower", row.lower)
    json.member("upper", row.upper)
    json.member("note", row.statistic.reason?.rawValue ?? row.p.reason?.rawValue ?? "")
  }
}
