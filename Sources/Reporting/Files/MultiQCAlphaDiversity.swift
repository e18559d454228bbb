public import BioModel
import Diversity

/// `multiqc/dysbio_alpha_diversity_mqc.json`: a table that MultiQC picks up without configuration. Undefined values
/// are left out, as MultiQC shows missing cells.
public struct MultiQCAlphaDiversity: ResultFile {
  public let descriptor = Descriptor(
    id: "multiqc-alpha-diversity", title: "multiqc/dysbio_alpha_diversity_mqc.json",
    summary: "MultiQC table: alpha diversity of each sample.")

  public var part: ResultPart? { .diversity }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { !results.alpha.isEmpty }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard !results.alpha.isEmpty else { return [] }
    var metrics: [String] = []
    for row in results.alpha where !metrics.contains(row.metric) { metrics.append(row.metric) }
    let rows = Dictionary(grouping: results.alpha, by: \.sample)
    var json = JSONWriter()
    json.object { json in
      json.member("id", "dysbio_alpha_diversity")
      json.member("parent_id", "dysbio")
      json.member("parent_name", "dysbio")
      json.member("parent_description", "Gut-microbiome sequencing: reads, variants, diversity.")
      json.member("section_name", "Alpha diversity")
      json.member("description", "Diversity within each sample; the metric's id names its convention.")
      json.member("plot_type", "table")
      json.key("pconfig")
      json.object { json in
        json.member("id", "dysbio_alpha_diversity_table")
        json.member("title", "dysbio: alpha diversity")
      }
      json.key("headers")
      json.object { json in
        for metric in metrics {
          json.key(metric)
          json.object { json in
            json.member("title", results.title(of: metric))
            json.member("description", results.descriptor(of: metric)?.summary ?? "")
            let numbers = rows.values.flatMap { $0 }.filter { $0.metric == metric }.compactMap(\.value.number)
            json.member("format", numbers.allSatisfy { $0 == $0.rounded() } ? "{:,.0f}" : "{:,.3f}")
          }
        }
      }
      json.key("data")
      json.object { json in
        for sample in results.samples {
          json.key(sample.id)
          json.object { json in
            for row in rows[sample.id] ?? [] {
              if let number = row.value.number { json.member(row.metric, number) }
            }
          }
        }
      }
    }
    return [RenderedFile(path: "multiqc/dysbio_alpha_diversity_mqc.json", bytes: json.bytes)]
  }
}
