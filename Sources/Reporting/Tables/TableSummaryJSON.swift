import BioModel

/// The same as `TableSummaryText`, whole, as JSON.
public enum TableSummaryJSON {
  /// One object: `table`, `unit`, counts, `understood`, `notices`, `samples`.
  public static func render(_ summary: TableSummary) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "dysbio-table")
      json.member("schema_version", "1")
      json.member("table", summary.name)
      json.member("unit", summary.unit.rawValue)
      json.member("samples_count", summary.samples.count)
      json.member("features_count", summary.featureCount)
      json.member("values_count", summary.nonZeroCount)
      json.key("named_features")
      json.object { json in for named in summary.namedFeatures { json.member(named.rank.name, named.count) } }
      json.key("understood")
      json.array { json in
        for decision in summary.decisions {
          json.object { json in
            json.member("key", decision.key)
            json.member("value", decision.value)
            json.member("confidence", decision.confidence)
            json.member("reason", decision.reason)
          }
        }
      }
      json.key("notices")
      json.array { json in
        for notice in summary.notices {
          json.object { json in
            json.member("severity", notice.severity.rawValue)
            json.member("code", notice.code)
            json.member("sample", notice.sample)
            json.member("message", notice.message)
          }
        }
      }
      json.key("samples")
      json.array { json in
        for sample in summary.samples {
          json.object { json in
            json.member("id", sample.id)
            json.member("total", sample.total)
            json.member("features", sample.featureCount)
            json.member("unclassified_share", sample.unclassifiedShare)
            json.member("bacteria_and_archaea", sample.denominator)
          }
        }
      }
    }
    return json.text
  }
}
