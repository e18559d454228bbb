import BioModel
import Reads

/// What `inspect --json` prints: everything, in a fixed order.
public enum InspectionJSON {
  /// - Throws: where a number of the plan is not finite.
  public static func render(_ results: InspectionResults) throws -> String {
    let plan = String(decoding: try results.plan.json(), as: UTF8.self)
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "dysbio-inspection")
      json.member("schemaVersion", "0.1.0")
      json.member("programVersion", results.programVersion)
      json.member("verdict", results.grade.rawValue)
      json.key("files")
      json.array { json in for file in results.files { json.object { InspectionJSON.file(file, &$0) } } }
      json.key("library")
      json.object { InspectionJSON.library(results, &$0) }
      json.key("samples")
      json.array { json in for sample in results.samples { json.object { InspectionJSON.sample(sample, &$0) } } }
      json.key("truncations")
      json.array { json in
        for row in results.truncations?.rows ?? [] { json.object { InspectionJSON.row(row, &$0) } }
      }
      json.key("notices")
      json.array { json in for notice in results.notices { json.object { InspectionJSON.notice(notice, &$0) } } }
    }
    // The plan is the text of a plan file, so that `--plan` takes what `inspect` gave.
    let body = json.text
    guard let end = body.lastIndex(of: "}") else { return body }
    let indented = plan.split(separator: "\n").joined(separator: "\n  ")
    return body[..<end].trimmingEnd + ",\n  \"plan\": " + indented + "\n}\n"
  }

  private static func file(_ file: InspectionResults.File, _ json: inout JSONWriter) {
    json.member("path", file.path)
    json.member("sample", file.sample)
    json.member("mate", file.mate)
    json.member("verdict", file.verdict.grade.rawValue)
    json.key("findings")
    json.array { json in for finding in file.verdict.findings { json.object { notice(finding, &$0) } } }
    guard let summary = file.summary else { return }
    json.member("reads", summary.reads)
    json.member("bases", summary.bases)
    json.member("min_length", whole: summary.minimumLength)
    json.member("mean_length", summary.meanLength)
    json.member("median_length", whole: summary.lengthQuartiles?.median)
    json.member("max_length", whole: summary.maximumLength)
    json.member("q20_share", summary.q20Share)
    json.member("q30_share", summary.q30Share)
    json.member("gc_share", summary.gcShare)
    json.member("ambiguous_bases", summary.ambiguousBases)
    json.member("mean_error_probability", summary.meanErrorProbability)
    json.member("duplicate_share", summary.duplicateShare)
    json.member("phred_offset", whole: file.phredOffset)
    json.key("scores")
    json.array { json in for score in summary.scores { json.value(score) } }
    json.member("binned", summary.hasBinnedScores)
  }

  private static func library(_ results: InspectionResults, _ json: inout JSONWriter) {
    let findings = results.findings
    let survey = findings.survey
    json.member("layout", findings.isPaired ? "paired" : "single")
    json.member("reads", findings.pairCount)
    json.member("primers", findings.primers?.id)
    json.member("primer_share", findings.primerShare)
    json.member("turned_share", findings.turnedPrimerShare)
    json.member("one_mate_only_share", findings.oneMateOnlyShare)
    json.key("forward_spacers")
    json.array { json in for count in findings.forwardSpacers { json.value(count) } }
    json.key("reverse_spacers")
    json.array { json in for count in findings.reverseSpacers { json.value(count) } }
    json.member("region_by_insert", findings.insert?.region)
    json.member("insert_share", findings.insertShare)
    json.member("read_through_share", Double(survey.readThroughCount) / Double(max(survey.trimmedCount, 1)))
    json.member("overlap_16_share", findings.overlap16Share)
    json.member("overlap_20_share", findings.overlap20Share)
    json.member("median_overlap", whole: findings.medianOverlap)
    json.key("amplicon_lengths")
    json.array { json in
      for (length, count) in survey.lengths.enumerated() where count > 0 {
        json.object { json in
          json.member("length", length)
          json.member("pairs", count)
        }
      }
    }
    guard let barcodes = results.barcodes else { return }
    json.key("inline_barcodes")
    json.object { json in
      json.member("length", barcodes.barcodeLength)
      json.member("evidence", barcodes.evidence.rawValue)
      json.member("share", barcodes.share)
      json.member("distinct", barcodes.distinctCount)
      json.key("most_frequent")
      json.array { json in
        for barcode in barcodes.barcodes {
          json.object { json in
            json.member("forward", barcode.forward)
            json.member("reverse", barcode.reverse)
            json.member("pairs", barcode.pairCount)
          }
        }
      }
    }
  }

  private static func sample(_ sample: InspectionResults.Sample, _ json: inout JSONWriter) {
    json.member("sample", sample.name)
    json.member("reads", sample.reads)
    json.member("primer_share", sample.primerShare)
    json.member("turned_share", sample.turnedShare)
    json.member("read_through_share", sample.readThroughShare)
    json.member("phix_share", sample.phiXShare)
    json.member("low_complexity_share", sample.lowComplexityShare)
  }

  private static func row(_ row: TruncationTable.Row, _ json: inout JSONWriter) {
    json.member("forward", row.forward)
    json.member("reverse", row.reverse)
    json.member("overlap", row.overlap)
    json.key("kept_shares")
    json.array { json in for share in row.keptShares { json.value(share) } }
  }

  private static func notice(_ notice: Notice, _ json: inout JSONWriter) {
    json.member("severity", notice.severity.rawValue)
    json.member("code", notice.code)
    json.member("sample", notice.sample)
    json.member("message", notice.message)
  }
}

extension Substring {
  /// Without blanks and line ends at its end.
  fileprivate var trimmingEnd: String {
    var text = self
    while let last = text.last, last == "\n" || last == " " { text.removeLast() }
    return String(text)
  }
}
