public import BioModel
import Reads

/// `multiqc/dysbio_read_fate_mqc.json`: a bar graph that MultiQC picks up without configuration.
public struct MultiQCReadFate: ResultFile {
  public let descriptor = Descriptor(
    id: "multiqc-read-fate", title: "multiqc/dysbio_read_fate_mqc.json",
    summary: "MultiQC bar graph: where the reads of each sample went.")

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    let samples = results.samples.filter { $0.ledger != nil }
    guard !samples.isEmpty else { return [] }
    let fates = results.run.ledgerFates(holding: samples.compactMap(\.ledger))
    var json = JSONWriter()
    json.object { json in
      json.member("id", "dysbio_read_fate")
      json.member("parent_id", "dysbio")
      json.member("parent_name", "dysbio")
      json.member("parent_description", "Gut-microbiome sequencing: reads, variants, diversity.")
      json.member("section_name", "Read fate")
      json.member("description", "Every \(results.run.readUnit) of the input stands in exactly one bucket.")
      json.member("plot_type", "bargraph")
      json.key("pconfig")
      json.object { json in
        json.member("id", "dysbio_read_fate_plot")
        json.member("title", "dysbio: read fate")
        json.member("ylab", results.run.readUnit)
      }
      json.key("categories")
      json.object { json in
        for fate in [.kept] + fates.filter({ $0 != .kept }) {
          json.key(fate.rawValue)
          json.object { json in json.member("name", fate.words) }
        }
      }
      json.key("data")
      json.object { json in
        for sample in samples {
          json.key(sample.id)
          json.object { json in
            for fate in fates { json.member(fate.rawValue, sample.ledger?[fate] ?? 0) }
          }
        }
      }
    }
    return [RenderedFile(path: "multiqc/dysbio_read_fate_mqc.json", bytes: json.bytes)]
  }
}

extension ReadFate {
  /// The bucket in words: `expected errors`.
  var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}
