public import BioModel
import Reads

/// `multiqc/dysbio_read_fate_mqc.json`: a bar graph that MultiQC picks up without configuration.
public struct MultiQCReadFate: ResultFile {
  public let descriptor = Descriptor(
    id: "multiqc-read-fate", title: "multiqc/dysbio_read_fate_mqc.json",
    summary: "MultiQC bar graph: where the reads of each sample went.")

  public var part: ResultPart? { .tables }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.samples.contains { $0.ledger != nil } }

  public func files(from results: RunResults) -> [RenderedFile] {
    let samples = results.samples.compactMap { sample in sample.ledger.map { (sample: sample.id, ledger: $0) } }
    guard !samples.isEmpty else { return [] }
    return [
      MultiQCReadFate.file(
        samples, fates: results.run.ledgerFates(holding: samples.map(\.ledger)), unit: results.run.readUnit)
    ]
  }

  /// The same for any samples with ledgers; kept reads stand first.
  static func file(_ samples: [(sample: String, ledger: ReadLedger)], fates: [ReadFate], unit: String) -> RenderedFile {
    var json = JSONWriter()
    json.object { json in
      json.member("id", "dysbio_read_fate")
      json.member("parent_id", "dysbio")
      json.member("parent_name", "dysbio")
      json.member("parent_description", "Gut-microbiome sequencing: reads, variants, diversity.")
      json.member("section_name", "Read fate")
      json.member("description", "Where the \(unit) of each sample went; every one stands in exactly one bucket.")
      json.member("plot_type", "bargraph")
      json.key("pconfig")
      json.object { json in
        json.member("id", "dysbio_read_fate_plot")
        json.member("title", "dysbio: read fate")
        json.member("ylab", unit)
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
        for (sample, ledger) in samples {
          json.key(sample)
          json.object { json in
            for fate in fates { json.member(fate.rawValue, ledger[fate]) }
          }
        }
      }
    }
    return RenderedFile(path: "multiqc/dysbio_read_fate_mqc.json", bytes: json.bytes)
  }
}

extension ReadFate {
  /// The bucket in words: `expected errors`.
  var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}
