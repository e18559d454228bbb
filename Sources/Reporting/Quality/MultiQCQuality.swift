import BioModel
import Reads

/// `multiqc/dysbio_quality_mqc.json`: a table that MultiQC picks up without configuration.
enum MultiQCQuality {
  static func file(_ results: QualityResults) -> RenderedFile {
    var json = JSONWriter()
    json.object { json in
      json.member("id", "dysbio_quality")
      json.member("parent_id", "dysbio")
      json.member("parent_name", "dysbio")
      json.member("parent_description", "Gut-microbiome sequencing: reads, variants, diversity.")
      json.member("section_name", "Read quality")
      json.member("description", "One row per file; verdicts know amplicons.")
      json.member("plot_type", "table")
      json.key("pconfig")
      json.object { json in
        json.member("id", "dysbio_quality_table")
        json.member("title", "dysbio: read quality")
        json.member("col1_header", "File")
      }
      json.key("headers")
      json.object { json in
        for (name, title) in heads {
          json.key(name)
          json.object { json in json.member("title", title) }
        }
      }
      json.key("data")
      json.object { json in
        for file in results.files {
          json.key(file.mate == "reads" ? file.sample : "\(file.sample) \(file.mate)")
          json.object { json in row(file, &json) }
        }
      }
    }
    return RenderedFile(path: "multiqc/dysbio_quality_mqc.json", bytes: json.bytes)
  }

  private static let heads = [
    ("verdict", "Verdict"), ("reads", "Reads"), ("median_length", "Median length"), ("q30", "Q30 %"), ("gc", "GC %"),
    ("duplicates", "Duplicates %"),
  ]

  private static func row(_ file: QualityResults.File, _ json: inout JSONWriter) {
    json.member("verdict", file.verdict.grade.rawValue)
    guard let summary = file.summary else { return }
    func percent(_ share: Double?) -> Double? { share.map { ($0 * 10_000).rounded() / 100 } }
    json.member("reads", summary.reads)
    json.member("median_length", summary.lengthQuartiles?.median ?? 0)
    json.member("q30", percent(summary.q30Share))
    json.member("gc", percent(summary.gcShare))
    json.member("duplicates", percent(summary.duplicateShare))
  }
}
