import BioModel
import Reads
import Taxonomy

/// What was run, on what.
extension ReportJSONParts {
  @Sendable static func run(_ results: RunResults, _ json: inout JSONWriter) {
    let run = results.run
    json.object { json in
      json.member("title", run.title)
      json.member("command", run.command.rawValue)
      json.member("program", "dysbio")
      json.member("program_version", run.programVersion)
      json.member("read_unit", run.readUnit)
      json.member("ledger_steps", run.ledgerSteps)
      json.member("group_column", results.groupColumn)
      for (name, pairs) in [("context", run.context), ("parameters", run.parameters), ("seeds", run.seeds)] {
        json.key(name)
        list(pairs, &json) { pair, json in
          json.member("name", pair.key)
          json.member("value", pair.value)
        }
      }
    }
  }

  @Sendable static func reference(_ results: RunResults, _ json: inout JSONWriter) {
    guard let reference = results.reference else { return json.null() }
    json.object { json in
      json.member("name", reference.name)
      json.member("fingerprint", reference.fingerprint)
      json.member("sequences", whole: reference.sequenceCount)
      json.key("holds_organelles")
      if let holds = reference.holdsOrganelles { json.value(holds) } else { json.null() }
      json.member("classifier", reference.method)
      json.member("minimum_confidence", reference.minimumConfidence)
    }
  }

  @Sendable static func cohort(_ results: RunResults, _ json: inout JSONWriter) {
    guard let cohort = results.cohort else { return json.null() }
    json.object { json in
      json.member("name", cohort.name)
      json.member("fingerprint", cohort.fingerprint)
      json.member("subjects", cohort.subjectCount)
      json.member("origin", cohort.origin)
      json.member("percentile_method", cohort.percentileMethod)
      json.member("override", cohort.override)
    }
  }

  @Sendable static func plan(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.plan, &json) { decision, json in
      json.member("title", decision.title)
      json.member("value", decision.value)
      json.member("reason", decision.reason)
    }
  }

  @Sendable static func commonDepth(_ results: RunResults, _ json: inout JSONWriter) {
    guard let depth = results.commonDepth else { return json.null() }
    json.object { json in
      json.member("depth", depth.depth)
      json.member("reason", depth.reason)
      json.member("dropped_samples", depth.droppedSamples)
    }
  }

  @Sendable static func samples(_ results: RunResults, _ json: inout JSONWriter) {
    list(results.samples, &json) { sample, json in
      json.member("id", sample.id)
      json.member("status", sample.status.rawValue)
      json.member("reason", sample.reason)
      json.member("control", sample.control?.rawValue)
      json.member("group", sample.group)
      json.key("metadata")
      list(sample.metadata, &json) { cell, json in
        json.member("column", cell.column)
        json.member("value", cell.value)
      }
      json.member("input_reads", whole: sample.inputReads)
      json.member("kept_reads", whole: sample.keptReads)
      json.member("classified_reads", whole: sample.classifiedReads)
      json.member("detection_limit", sample.detectionLimit)
      json.member("depth_flags", sample.depthFlags)
      metric("observed_features_at_common_depth", sample.observedFeaturesAtCommonDepth, &json)
      metric("shannon_ln_at_common_depth", sample.shannonAtCommonDepth, &json)
      json.key("ledger")
      ledger(sample.ledger, results.run, &json)
      json.key("quality")
      list(sample.quality?.mates ?? [], &json) { mate, json in
        json.member("file", mate.name)
        json.member("reads", mate.reads)
        json.member("bases", mate.bases)
        json.member("mean_length", mate.meanLength)
        json.member("q20_share", mate.q20Share)
        json.member("q30_share", mate.q30Share)
        json.member("gc_share", mate.gcShare)
      }
    }
  }

  private static func ledger(_ ledger: ReadLedger?, _ run: RunDescription, _ json: inout JSONWriter) {
    guard let ledger else { return json.null() }
    list(run.ledgerFates(holding: [ledger]), &json) { fate, json in
      json.member("step", fate.step)
      json.member("reason", fate.rawValue)
      json.member("reads", ledger[fate])
    }
  }

  @Sendable static func features(_ results: RunResults, _ json: inout JSONWriter) {
    guard let features = results.features else { return json.array { _ in } }
    list(Array(features.ids.indices), &json) { index, json in
      json.member("id", features.ids[index])
      json.member(
        "length_in_bases", whole: features.sequences.isEmpty ? nil : features.sequences[index].utf8.count)
      let call = features.calls.isEmpty ? nil : features.calls[index]
      json.member("lineage", call?.lineage.prefixedText)
      json.key("confidence")
      if let call { json.array { json in for value in call.confidence { json.value(value) } } } else { json.null() }
    }
  }
}
