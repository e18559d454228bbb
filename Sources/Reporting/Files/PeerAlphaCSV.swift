public import BioModel
import Diversity

/// `alpha_diversity.<peer>.csv`: the metrics of another program under its own names, one column each, one row per sample;
/// absent without `--compat`. Undefined values are empty.
public struct PeerAlphaCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "peer-alpha-csv", title: "alpha_diversity.<program>.csv",
    summary: "Alpha diversity as another program names it, one column per metric (with --compat).")

  public var part: ResultPart? { .diversity }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool {
    guard let compat = results.compat else { return false }
    let computed = Set(results.alpha.map(\.metric))
    return compat.columns.contains { computed.contains($0.id) }
  }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let compat = results.compat else { return [] }
    var values: [String: [String: AlphaValue]] = [:]
    for row in results.alpha { values[row.metric, default: [:]][row.sample] = row }
    let columns = compat.columns.filter { values[$0.id] != nil }
    guard !columns.isEmpty else { return [] }
    var csv = DelimitedWriter()
    csv.row(["sample"] + columns.map(\.name))
    for sample in results.samples {
      csv.field(sample.id)
      for column in columns { csv.field(values[column.id]?[sample.id]?.value.number) }
      csv.endRow()
    }
    return [RenderedFile(path: "alpha_diversity.\(compat.peer.rawValue).csv", bytes: csv.bytes)]
  }
}
