import BioModel
import Dysbiosis

/// The same people at several times, the same specimens several times, controls beside a cohort.
extension ReportJSONParts {
  @Sendable static func time(_ results: RunResults, _ json: inout JSONWriter) {
    guard let time = results.time else { return json.null() }
    json.object { json in
      json.key("rows")
      list(time.rows, &json) { row, json in
        json.member("sample", row.sample)
        json.member("subject", row.subject)
        json.member("time", row.time)
        json.member("measure", row.measure)
        json.member("value", row.value)
        json.member("baseline", row.baseline)
        json.member("baseline_samples", row.baselineSamples)
        json.member("change", row.change)
        json.member("direction", row.direction?.rawValue)
        json.member("towards_flag", row.isTowardsFlag)
        json.member("others", whole: row.comparison?.others)
        json.member("nearer_others", whole: row.comparison?.nearerOthers)
        json.member("p", row.comparison?.pValue)
        json.member("verdict", row.comparison?.verdict?.rawValue)
        json.member("reason", row.reason)
      }
      json.key("subjects")
      list(time.subjects, &json) { row, json in
        json.member("subject", row.subject)
        json.member("samples", row.samples)
        json.member("within", row.within)
        json.member("between", row.between)
        json.member("stability", row.stability)
      }
    }
  }

  @Sendable static func repeatability(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.repeatability, &json) { row, json in
      json.member("marker", row.marker)
      json.member("scale", row.scale.rawValue)
      json.member("specimens", row.specimens)
      json.member("samples", row.samples)
      json.member("within_sd", row.withinSD)
      json.member("between_sd", row.betweenSD)
      json.member("variance_share", row.varianceShare)
      json.member("repeatability_limit", row.repeatabilityLimit)
    }
  }

  @Sendable static func drift(_ results: RunResults, _ json: inout JSONWriter) {
    guard let drift = results.drift else { return json.null() }
    json.object { json in
      json.member("cohort", drift.cohort)
      json.member("controls", drift.controlCount)
      json.member("is_alarm", drift.isAlarm)
      json.key("rows")
      list(drift.rows, &json) { row, json in
        json.member("expression", row.expression)
        json.member("markers", row.markers)
        json.member("controls", row.controlCount)
        json.member("reference", row.referenceCount)
        json.member("median_percentile", row.medianPercentile)
        json.member("superiority", row.superiority)
        json.member("p", row.pValue)
        json.member("adjusted_p", row.adjustedP)
      }
    }
  }
}
