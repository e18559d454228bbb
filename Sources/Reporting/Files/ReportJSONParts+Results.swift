import BioModel
import Diversity
import Dysbiosis

/// What was found.
extension ReportJSONParts {
  /// Phylum and genus; the other ranks stand in `taxa/`.
  @Sendable static func composition(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.taxa.filter { $0.rank == .phylum || $0.rank == .genus }, &json) { table, json in
      json.member("rank", table.rank.name)
      json.key("samples")
      list(Array(table.shares.sampleIDs.indices), &json) { sample, json in
        json.member("sample", table.shares.sampleIDs[sample])
        json.key("shares")
        json.object { json in
          let row = table.shares[sample: sample]
          for (column, value) in zip(row.columns, row.values) {
            json.member(table.shares.featureIDs[Int(column)], value)
          }
        }
      }
    }
  }

  @Sendable static func alpha(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.completeAlpha, &json) { row, json in
      json.member("sample", row.sample)
      json.member("metric", row.metric)
      metric("value", row.value, &json)
      json.member("lower", row.lower)
      json.member("upper", row.upper)
      json.member("note", row.note)
    }
  }

  /// The metrics under the names of another program; null without.
  @Sendable static func compat(_ results: RunResults, _ json: inout JSONWriter) {
    guard let compat = results.compat else { return json.null() }
    json.object { json in
      json.member("program", compat.peer.rawValue)
      json.key("metrics")
      list(compat.columns, &json) { column, json in
        json.member("metric", column.id)
        json.member("name", column.name)
      }
    }
  }

  /// Coordinates have 8 significant digits, as in `ordination/`.
  @Sendable static func ordinations(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.ordinations, &json) { ordination, json in
      json.member("method", ordination.method)
      json.member("metric", ordination.metric)
      json.member("stress", ordination.fit?.stress)
      json.key("eigenvalues")
      numbers(ordination.eigenvalues, &json)
      json.key("proportion_explained")
      numbers(ordination.proportionExplained, &json)
      json.member("note", ordination.note)
      json.key("samples")
      list(Array(ordination.sampleIDs.indices), &json) { sample, json in
        json.member("sample", ordination.sampleIDs[sample])
        json.key("coordinates")
        numbers(ordination.coordinates[sample], &json)
      }
    }
  }

  private static func numbers(_ values: [Double], _ json: inout JSONWriter) {
    json.array { json in
      for value in values {
        if let rounded = NumberText.number(OrdinationCSV.text(value)) { json.value(rounded) } else { json.null() }
      }
    }
  }

  @Sendable static func ratios(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.completeRatios, &json) { row, json in
      json.member("sample", row.sample)
      json.member("ratio", row.ratio)
      json.member("value", row.value)
      json.member("log_ratio", row.logRatio)
      json.member("lower", row.lower)
      json.member("upper", row.upper)
      json.member("numerator", row.numerator)
      json.member("denominator", row.denominator)
      json.member("matched_taxa", row.matchedTaxa)
      json.member("note", row.note)
      json.member("abundance", results.abundance)
    }
  }

  @Sendable static func markers(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.completeMarkers, &json) { row, json in
      json.member("sample", row.sample)
      json.member("marker", row.marker)
      json.member("panel", row.panel)
      json.member("value", row.value)
      json.member("lower", row.lower)
      json.member("upper", row.upper)
      json.member("percentile", row.percentile)
      json.member("direction", row.direction)
      json.member("status", row.status.rawValue)
      json.member("reason", row.reason)
      json.member("evidence", row.evidence)
      json.member("doi", row.doi)
      // Most rows of a large study have none of these.
      if let share = row.shareOfAll { json.member("share_of_all", share) }
      if let lower = row.percentileLower { json.member("percentile_lower", lower) }
      if let upper = row.percentileUpper { json.member("percentile_upper", upper) }
      if !row.cutOff.isEmpty { json.member("cut_off", row.cutOff) }
      if let isBeyond = row.isBeyondCutOff { json.member("beyond_cut_off", isBeyond) }
      if let share = row.referenceBeyondCutOff { json.member("reference_beyond_cut_off", share) }
    }
  }

  @Sendable static func flagCounts(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.flagCounts, &json) { row, json in
      json.member("sample", row.sample)
      json.member("panel", row.panel)
      json.member("flagged", row.flagged)
      json.member("examined", row.examined)
      json.member("expected_by_chance", row.expectedByChance)
      json.key("in_reference")
      guard let range = row.inReference else { return json.null() }
      json.object { json in
        json.member("median", range.median)
        json.member("p5", range.lower)
        json.member("p95", range.upper)
        json.member("subjects", range.count)
      }
    }
  }

  @Sendable static func indices(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.completeIndices, &json) { row, json in
      json.member("sample", row.sample)
      json.member("index", row.index)
      json.member("value", row.value)
      json.member("raw_value", row.rawValue)
      json.member("lower", row.lower)
      json.member("upper", row.upper)
      json.member("percentile", row.percentile)
      json.member("percentile_lower", row.percentileLower)
      json.member("percentile_upper", row.percentileUpper)
      json.member("direction", row.direction)
      json.member("status", row.status.rawValue)
      json.member("reason", row.reason)
      json.member("reference", row.reference)
      json.key("coverage")
      json.object { json in
        json.member("matched", row.coverage.matched)
        json.member("by_synonym", row.coverage.bySynonym)
        json.member("not_detected", row.coverage.notDetected)
        json.member("absent_from_universe", row.coverage.absentFromUniverse)
        json.member("share", row.coverage.share)
      }
    }
  }

  @Sendable static func descriptors(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.descriptors, &json) { row, json in
      json.member("id", row.id)
      json.member("title", row.title)
      json.member("summary", row.summary)
      json.member("formula", row.formula)
      json.member("unit", row.unit)
      json.member("doi", row.reference)
    }
  }

  @Sendable static func citations(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.citations, &json) { row, json in
      json.member("subject", row.subject)
      json.member("text", row.text)
      json.member("doi", row.doi)
    }
  }

  @Sendable static func notices(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.notices, &json) { row, json in
      json.member("severity", row.severity.rawValue)
      json.member("code", row.code)
      json.member("sample", row.sample)
      json.member("message", row.message)
    }
  }

  /// The kinds of files that lie beside `report.json`; paths with `<…>` stand for one file each.
  @Sendable static func files(_ results: RunResults, _ json: inout JSONWriter) {
    list(ResultFiles.present(in: results).filter { $0.path != "report.json" }, &json) { file, json in
      json.member("path", file.path)
      json.member("content", file.content)
    }
  }
}
